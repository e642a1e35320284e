/**
 * The names of columns, as `headingWords` makes them: no accents, small letters, one space between words. From the
 * exports of HelloAsso, Mailchimp, Brevo, Keila, listmonk, Moodle, Google Contacts, Google and Microsoft Forms, and
 * Outlook, in French, English, German, Spanish and Italian.
 */
export const ADDRESS = new Set([
  ...['email', 'e mail', 'mail', 'mel', 'courriel', 'emailaddress', 'courrier electronique', 'subscriber'],
  ...[
    'adresse e mail',
    'adresse email',
    'adresse mail',
    'adresse mel',
    'adresse electronique',
    'adresse courriel',
  ],
  ...[
    'adresse de courriel',
    'adresse de messagerie',
    'adresse de courrier electronique',
    'adresse de messagerie electronique',
  ],
  ...[
    'email address',
    'e mail address',
    'mail address',
    'electronic mail',
    'electronic mail address',
    'primary email',
  ],
  ...[
    'email principal',
    'e mail principal',
    'adresse email principale',
    'adresse e mail principale',
    'email primaire',
  ],
  ...[
    'e mail adresse',
    'email adresse',
    'mailadresse',
    'emailadresse',
    'e mail anschrift',
    'elektronische post',
  ],
  ...[
    'correo',
    'correo electronico',
    'direccion de correo electronico',
    'direccion de correo',
    'direccion de email',
  ],
  ...[
    'direccion email',
    'direccion de e mail',
    'direccion electronica',
    'posta elettronica',
    'indirizzo email',
  ],
  ...['indirizzo e mail', 'indirizzo mail', 'indirizzo di posta elettronica', 'indirizzo posta elettronica'],
  ...['indirizzo di posta', 'recapito email'],
])

/** Of a street or of a mailbox: their cells tell. A person who signs in with an address has it as the user name. */
export const PERHAPS_ADDRESS = new Set([
  ...['adresse', 'address', 'adress', 'anschrift', 'direccion', 'indirizzo', 'adresses', 'coordonnees'],
  ...['username', 'user name', 'nom d utilisateur', 'nom utilisateur', 'benutzername', 'nombre de usuario'],
  ...['nome utente', 'identifiant', 'login', 'upn', 'user principal name'],
])

export const FIRST_NAME = new Set([
  ...[
    'prenom',
    'prenoms',
    'prenom usuel',
    'prenom d usage',
    'first name',
    'firstname',
    'first',
    'fname',
    'forename',
  ],
  ...[
    'given name',
    'givenname',
    'preferred name',
    'vorname',
    'vornamen',
    'rufname',
    'nombre de pila',
    'primer nombre',
  ],
  ...['nome di battesimo', 'nome proprio', 'prenome'],
])

/** A first name where one of `LAST_NAME` stands beside it, and otherwise a whole name. */
export const PERHAPS_FIRST_NAME = new Set(['nombre', 'nombres', 'nome'])

export const LAST_NAME = new Set([
  'apellido',
  'apellidos',
  'apellido s',
  'primer apellido',
  'cognome',
  'sobrenome',
])

/** A whole name in one cell is nobody's first name. */
export const WHOLE_NAME = new Set([
  ...[
    'nom complet',
    'nom et prenom',
    'nom prenom',
    'prenom et nom',
    'prenom nom',
    'nom prenoms',
    'nom affiche',
  ],
  ...['nom d affichage', 'name', 'full name', 'fullname', 'display name', 'your name', 'name and surname'],
  ...[
    'vollstandiger name',
    'vor und nachname',
    'vorname nachname',
    'vorname und nachname',
    'anzeigename',
    'nom',
  ],
  ...[
    'nombre completo',
    'nombre y apellidos',
    'nombre y apellido',
    'nome completo',
    'nome e cognome',
    'nome cognome',
  ],
])

export const ZONE = new Set([
  ...[
    'fuseau',
    'fuseau horaire',
    'zone',
    'zone horaire',
    'time zone',
    'timezone',
    'tz',
    'zeitzone',
    'zona horaria',
  ],
  ...['huso horario', 'fuso orario'],
])

export const HOUR = new Set(['heure', 'heure d envoi', 'hour', 'at', 'uhrzeit', 'hora', 'ora', 'orario'])

/** Words before the name of a column: fields that an organiser added, and questions of a form. */
export const BEFORE =
  /^(?:champ (?:complementaire|additionnel|personnalise)(?: \d+)? |custom field(?: \d+)? |quel(?:le)? est |what is |what s |wie lautet |wie ist |cual es |qual e |votre |vos |ton |your |ihre? |deine? |su |tu |il tuo |la tua |il suo |la sua |indiquez |merci d indiquer )+/

/** Whose a column is, where its name says so before or after. */
export const MEMBER =
  /^(?:attendee|participant|member|subscriber|student|contact) | (?:(?:de l |du |de la |de |of the |of )?(?:adherente?|participante?|beneficiaire|membre|stagiaire|inscrite?|benevole|abonnee?|etudiante?|member|attendee|participant|subscriber|contact|student))$/
export const PAYER =
  /^(?:payer|buyer|purchaser|billing) | (?:(?:de l |du |de la |de |of the |of )?(?:payeure?|payeuse|acheteure?|acheteuse|facturation|payer|buyer|purchaser|kaufer|zahler|comprador|pagador|acquirente|pagante))$/

/** The second and third address of a person, and those of work and home. */
export const NUMBERED = /^(.*?) ?(\d)(?: (?:value|valeur|wert|valor|valore|address|adresse|adress))?$/
export const OF_A_PLACE =
  / (?:professionnel(?:le)?|personnel(?:le)?|pro|perso|secondaire|secondary|work|home|business|geschaftlich|privat|other|autre|de secours|alternatif|alternative)$|^(?:work|home|business|personal|secondary|other|alternative|autre|recovery) /
