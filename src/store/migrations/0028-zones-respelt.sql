-- A zone has one spelling since, and what was kept before has any: `europe/paris`, `US/Eastern`. Each spelling of a zone
-- made a track of its own. Names of ECMA-402 as Node 24 has them; an alias is the zone that it stands for.
create temporary table zone_names on commit drop as
  select lower(zone) as written, zone from regexp_split_to_table(trim(both e' \n' from $names$
    Africa/Abidjan Africa/Accra Africa/Addis_Ababa Africa/Algiers Africa/Asmera Africa/Bamako Africa/Bangui
    Africa/Banjul Africa/Bissau Africa/Blantyre Africa/Brazzaville Africa/Bujumbura Africa/Cairo Africa/Casablanca
    Africa/Ceuta Africa/Conakry Africa/Dakar Africa/Dar_es_Salaam Africa/Djibouti Africa/Douala Africa/El_Aaiun
    Africa/Freetown Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Juba Africa/Kampala Africa/Khartoum
    Africa/Kigali Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Lome Africa/Luanda Africa/Lubumbashi
    Africa/Lusaka Africa/Malabo Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Mogadishu Africa/Monrovia
    Africa/Nairobi Africa/Ndjamena Africa/Niamey Africa/Nouakchott Africa/Ouagadougou Africa/Porto-Novo
    Africa/Sao_Tome Africa/Tripoli Africa/Tunis Africa/Windhoek America/Adak America/Anchorage America/Anguilla
    America/Antigua America/Araguaina America/Argentina/La_Rioja America/Argentina/Rio_Gallegos
    America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman
    America/Argentina/Ushuaia America/Aruba America/Asuncion America/Bahia America/Bahia_Banderas America/Barbados
    America/Belem America/Belize America/Blanc-Sablon America/Boa_Vista America/Bogota America/Boise
    America/Buenos_Aires America/Cambridge_Bay America/Campo_Grande America/Cancun America/Caracas America/Catamarca
    America/Cayenne America/Cayman America/Chicago America/Chihuahua America/Ciudad_Juarez America/Coral_Harbour
    America/Cordoba America/Costa_Rica America/Coyhaique America/Creston America/Cuiaba America/Curacao
    America/Danmarkshavn America/Dawson America/Dawson_Creek America/Denver America/Detroit America/Dominica
    America/Edmonton America/Eirunepe America/El_Salvador America/Fort_Nelson America/Fortaleza America/Glace_Bay
    America/Godthab America/Goose_Bay America/Grand_Turk America/Grenada America/Guadeloupe America/Guatemala
    America/Guayaquil America/Guyana America/Halifax America/Havana America/Hermosillo America/Indiana/Knox
    America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Tell_City America/Indiana/Vevay
    America/Indiana/Vincennes America/Indiana/Winamac America/Indianapolis America/Inuvik America/Iqaluit
    America/Jamaica America/Jujuy America/Juneau America/Kentucky/Monticello America/Kralendijk America/La_Paz
    America/Lima America/Los_Angeles America/Louisville America/Lower_Princes America/Maceio America/Managua
    America/Manaus America/Marigot America/Martinique America/Matamoros America/Mazatlan America/Mendoza
    America/Menominee America/Merida America/Metlakatla America/Mexico_City America/Miquelon America/Moncton
    America/Monterrey America/Montevideo America/Montserrat America/Nassau America/New_York America/Nome
    America/Noronha America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem
    America/Ojinaga America/Panama America/Paramaribo America/Phoenix America/Port-au-Prince America/Port_of_Spain
    America/Porto_Velho America/Puerto_Rico America/Punta_Arenas America/Rankin_Inlet America/Recife America/Regina
    America/Resolute America/Rio_Branco America/Santarem America/Santiago America/Santo_Domingo America/Sao_Paulo
    America/Scoresbysund America/Sitka America/St_Barthelemy America/St_Johns America/St_Kitts America/St_Lucia
    America/St_Thomas America/St_Vincent America/Swift_Current America/Tegucigalpa America/Thule America/Tijuana
    America/Toronto America/Tortola America/Vancouver America/Whitehorse America/Winnipeg America/Yakutat
    Antarctica/Casey Antarctica/Davis Antarctica/DumontDUrville Antarctica/Macquarie Antarctica/Mawson
    Antarctica/McMurdo Antarctica/Palmer Antarctica/Rothera Antarctica/Syowa Antarctica/Troll Antarctica/Vostok
    Arctic/Longyearbyen Asia/Aden Asia/Almaty Asia/Amman Asia/Anadyr Asia/Aqtau Asia/Aqtobe Asia/Ashgabat
    Asia/Atyrau Asia/Baghdad Asia/Bahrain Asia/Baku Asia/Bangkok Asia/Barnaul Asia/Beirut Asia/Bishkek Asia/Brunei
    Asia/Calcutta Asia/Chita Asia/Colombo Asia/Damascus Asia/Dhaka Asia/Dili Asia/Dubai Asia/Dushanbe Asia/Famagusta
    Asia/Gaza Asia/Hebron Asia/Hong_Kong Asia/Hovd Asia/Irkutsk Asia/Jakarta Asia/Jayapura Asia/Jerusalem Asia/Kabul
    Asia/Kamchatka Asia/Karachi Asia/Katmandu Asia/Khandyga Asia/Krasnoyarsk Asia/Kuala_Lumpur Asia/Kuching
    Asia/Kuwait Asia/Macau Asia/Magadan Asia/Makassar Asia/Manila Asia/Muscat Asia/Nicosia Asia/Novokuznetsk
    Asia/Novosibirsk Asia/Omsk Asia/Oral Asia/Phnom_Penh Asia/Pontianak Asia/Pyongyang Asia/Qatar Asia/Qostanay
    Asia/Qyzylorda Asia/Rangoon Asia/Riyadh Asia/Saigon Asia/Sakhalin Asia/Samarkand Asia/Seoul Asia/Shanghai
    Asia/Singapore Asia/Srednekolymsk Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Thimphu Asia/Tokyo
    Asia/Tomsk Asia/Ulaanbaatar Asia/Urumqi Asia/Ust-Nera Asia/Vientiane Asia/Vladivostok Asia/Yakutsk
    Asia/Yekaterinburg Asia/Yerevan Atlantic/Azores Atlantic/Bermuda Atlantic/Canary Atlantic/Cape_Verde
    Atlantic/Faeroe Atlantic/Madeira Atlantic/Reykjavik Atlantic/South_Georgia Atlantic/St_Helena Atlantic/Stanley
    Australia/Adelaide Australia/Brisbane Australia/Broken_Hill Australia/Darwin Australia/Eucla Australia/Hobart
    Australia/Lindeman Australia/Lord_Howe Australia/Melbourne Australia/Perth Australia/Sydney Europe/Amsterdam
    Europe/Andorra Europe/Astrakhan Europe/Athens Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels
    Europe/Bucharest Europe/Budapest Europe/Busingen Europe/Chisinau Europe/Copenhagen Europe/Dublin
    Europe/Gibraltar Europe/Guernsey Europe/Helsinki Europe/Isle_of_Man Europe/Istanbul Europe/Jersey
    Europe/Kaliningrad Europe/Kiev Europe/Kirov Europe/Lisbon Europe/Ljubljana Europe/London Europe/Luxembourg
    Europe/Madrid Europe/Malta Europe/Mariehamn Europe/Minsk Europe/Monaco Europe/Moscow Europe/Oslo Europe/Paris
    Europe/Podgorica Europe/Prague Europe/Riga Europe/Rome Europe/Samara Europe/San_Marino Europe/Sarajevo
    Europe/Saratov Europe/Simferopol Europe/Skopje Europe/Sofia Europe/Stockholm Europe/Tallinn Europe/Tirane
    Europe/Ulyanovsk Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Vilnius Europe/Volgograd Europe/Warsaw
    Europe/Zagreb Europe/Zurich Indian/Antananarivo Indian/Chagos Indian/Christmas Indian/Cocos Indian/Comoro
    Indian/Kerguelen Indian/Mahe Indian/Maldives Indian/Mauritius Indian/Mayotte Indian/Reunion Pacific/Apia
    Pacific/Auckland Pacific/Bougainville Pacific/Chatham Pacific/Easter Pacific/Efate Pacific/Enderbury
    Pacific/Fakaofo Pacific/Fiji Pacific/Funafuti Pacific/Galapagos Pacific/Gambier Pacific/Guadalcanal Pacific/Guam
    Pacific/Honolulu Pacific/Kiritimati Pacific/Kosrae Pacific/Kwajalein Pacific/Majuro Pacific/Marquesas
    Pacific/Midway Pacific/Nauru Pacific/Niue Pacific/Norfolk Pacific/Noumea Pacific/Pago_Pago Pacific/Palau
    Pacific/Pitcairn Pacific/Ponape Pacific/Port_Moresby Pacific/Rarotonga Pacific/Saipan Pacific/Tahiti
    Pacific/Tarawa Pacific/Tongatapu Pacific/Truk Pacific/Wake Pacific/Wallis UTC
  $names$), '\s+') zone
  union all
  select lower(split_part(alias, '=', 1)), split_part(alias, '=', 2) from regexp_split_to_table(trim(both e' \n' from $names$
    Africa/Asmara=Africa/Asmera Africa/Timbuktu=Africa/Bamako Egypt=Africa/Cairo Libya=Africa/Tripoli
    America/Atka=America/Adak US/Aleutian=America/Adak US/Alaska=America/Anchorage
    America/Argentina/Buenos_Aires=America/Buenos_Aires America/Argentina/Catamarca=America/Catamarca
    America/Argentina/ComodRivadavia=America/Catamarca America/Argentina/Cordoba=America/Cordoba
    America/Rosario=America/Cordoba America/Argentina/Jujuy=America/Jujuy America/Argentina/Mendoza=America/Mendoza
    America/Atikokan=America/Coral_Harbour US/Central=America/Chicago America/Shiprock=America/Denver
    Navajo=America/Denver US/Mountain=America/Denver US/Michigan=America/Detroit
    America/Yellowknife=America/Edmonton Canada/Mountain=America/Edmonton America/Ensenada=America/Tijuana
    America/Santa_Isabel=America/Tijuana Mexico/BajaNorte=America/Tijuana America/Fort_Wayne=America/Indianapolis
    America/Indiana/Indianapolis=America/Indianapolis US/East-Indiana=America/Indianapolis
    America/Nuuk=America/Godthab Canada/Atlantic=America/Halifax Cuba=America/Havana
    America/Knox_IN=America/Indiana/Knox US/Indiana-Starke=America/Indiana/Knox America/Pangnirtung=America/Iqaluit
    Jamaica=America/Jamaica America/Kentucky/Louisville=America/Louisville US/Pacific=America/Los_Angeles
    Brazil/West=America/Manaus Mexico/BajaSur=America/Mazatlan Mexico/General=America/Mexico_City
    America/Montreal=America/Toronto America/Nipigon=America/Toronto America/Thunder_Bay=America/Toronto
    Canada/Eastern=America/Toronto US/Eastern=America/New_York Brazil/DeNoronha=America/Noronha
    US/Arizona=America/Phoenix America/Porto_Acre=America/Rio_Branco Brazil/Acre=America/Rio_Branco
    America/Rainy_River=America/Winnipeg Canada/Central=America/Winnipeg Canada/Saskatchewan=America/Regina
    Chile/Continental=America/Santiago Brazil/East=America/Sao_Paulo Canada/Newfoundland=America/St_Johns
    America/Virgin=America/St_Thomas Canada/Pacific=America/Vancouver Canada/Yukon=America/Whitehorse
    Antarctica/South_Pole=Antarctica/McMurdo Atlantic/Jan_Mayen=Arctic/Longyearbyen Asia/Ashkhabad=Asia/Ashgabat
    Asia/Kolkata=Asia/Calcutta Asia/Choibalsan=Asia/Ulaanbaatar Asia/Ulan_Bator=Asia/Ulaanbaatar
    Asia/Chongqing=Asia/Shanghai Asia/Chungking=Asia/Shanghai Asia/Harbin=Asia/Shanghai PRC=Asia/Shanghai
    Asia/Dacca=Asia/Dhaka Asia/Ho_Chi_Minh=Asia/Saigon Hongkong=Asia/Hong_Kong Asia/Istanbul=Europe/Istanbul
    Turkey=Europe/Istanbul Asia/Tel_Aviv=Asia/Jerusalem Israel=Asia/Jerusalem Asia/Kashgar=Asia/Urumqi
    Asia/Kathmandu=Asia/Katmandu Asia/Macao=Asia/Macau Asia/Ujung_Pandang=Asia/Makassar Europe/Nicosia=Asia/Nicosia
    Asia/Yangon=Asia/Rangoon ROK=Asia/Seoul Singapore=Asia/Singapore ROC=Asia/Taipei Iran=Asia/Tehran
    Asia/Thimbu=Asia/Thimphu Japan=Asia/Tokyo Atlantic/Faroe=Atlantic/Faeroe Iceland=Atlantic/Reykjavik
    Australia/ACT=Australia/Sydney Australia/Canberra=Australia/Sydney Australia/NSW=Australia/Sydney
    Australia/South=Australia/Adelaide Australia/Queensland=Australia/Brisbane
    Australia/Yancowinna=Australia/Broken_Hill Australia/Currie=Australia/Hobart Australia/Tasmania=Australia/Hobart
    Australia/North=Australia/Darwin Australia/LHI=Australia/Lord_Howe Australia/Victoria=Australia/Melbourne
    Australia/West=Australia/Perth Chile/EasterIsland=Pacific/Easter Eire=Europe/Dublin Etc/UTC=UTC
    Europe/Belfast=Europe/London GB=Europe/London Europe/Tiraspol=Europe/Chisinau Europe/Kyiv=Europe/Kiev
    Europe/Uzhgorod=Europe/Kiev Europe/Zaporozhye=Europe/Kiev Portugal=Europe/Lisbon Poland=Europe/Warsaw
    Kwajalein=Pacific/Kwajalein NZ=Pacific/Auckland Pacific/Chuuk=Pacific/Truk Pacific/Yap=Pacific/Truk
    Pacific/Kanton=Pacific/Enderbury Pacific/Johnston=Pacific/Honolulu US/Hawaii=Pacific/Honolulu
    Pacific/Samoa=Pacific/Pago_Pago US/Samoa=Pacific/Pago_Pago Pacific/Pohnpei=Pacific/Ponape
  $names$), '\s+') alias;

update feuilleton.cohorts c set zone = n.zone from zone_names n where n.written = lower(c.zone) and n.zone <> c.zone;
update feuilleton.alert_choices a set zone = n.zone from zone_names n where n.written = lower(a.zone) and n.zone <> a.zone;
-- Its track is made from it at the confirmation.
update feuilleton.requests r set detail = jsonb_set(r.detail, '{dates,zone}', to_jsonb(n.zone))
from zone_names n where n.written = lower(r.detail #>> '{dates,zone}') and n.zone <> r.detail #>> '{dates,zone}';

-- Tracks that come to the same dates, each with the one that stays: that in the right spelling, or the oldest.
create temporary table tracks_alike on commit drop as
  select t.id, t.zone as was, n.zone,
    first_value(t.id) over (partition by t.cohort_id, t.day_one, n.zone, t.at_time order by t.zone <> n.zone, t.id) as stays
  from feuilleton.tracks t join zone_names n on n.written = lower(t.zone);

-- Two tracks are merged only when their letters agree, one by one: none half written, none that one of them has and the
-- other has not, and the same instants for what is to come. Otherwise somebody would get a letter that the track had
-- before, or miss one. Such a track keeps its spelling and its people: its letters leave at the right instants anyway.
do $$
declare
  twin record;
begin
  for twin in
    select a.id, a.stays from tracks_alike a where a.id <> a.stays and not exists (
      select from (select * from feuilleton.dispatches where track_id = a.id and kind is not null and state <> 'cancelled') i
      full join (select * from feuilleton.dispatches where track_id = a.stays and kind is not null and state <> 'cancelled') k
        using (letter)
      where i.id is null or k.id is null or i.state <> k.state or i.state = 'open'
        or (i.state = 'planned' and (i.due_at, i.expires_at, i.audience, i.told_version)
          is distinct from (k.due_at, k.expires_at, k.audience, k.told_version)))
    order by a.id
  loop
    update feuilleton.deliveries d set dispatch_id = k.id
    from feuilleton.dispatches i join feuilleton.dispatches k on k.track_id = twin.stays and k.letter = i.letter
    where i.track_id = twin.id and d.dispatch_id = i.id;
    delete from feuilleton.dispatches i using feuilleton.dispatches k
    where i.track_id = twin.id and k.track_id = twin.stays and k.letter = i.letter;
    update feuilleton.dispatches set track_id = twin.stays where track_id = twin.id;
    -- Counted anew, as it has more people.
    update feuilleton.dispatches set outcomes = null where track_id = twin.stays and outcomes is not null;
    update feuilleton.enrolments set track_id = twin.stays where track_id = twin.id;
    delete from feuilleton.tracks where id = twin.id;
  end loop;
end $$;

update feuilleton.tracks t set zone = a.zone from tracks_alike a where a.id = t.id and a.id = a.stays and a.zone <> t.zone;
