/**
 * First names, family names and words from lists, with accents. They show which letters stand next to which in Western
 * names.
 */
export const ACCENTED_NAMES = `
Amélie Anaïs Andréa André Andrée Angèle Angélique Adélaïde Adèle Aïcha Aïda Aimé Aimée Aliénor Alizée Aloïs Ambroisé
Anaëlle Anémone Agnès Aurélie Aurélien Azélie Béatrice Bénédicte Bérangère Bérénice Bernadétte Cédric Céline Célestin
Célia Célian Chloé Cléa Clélia Clémence Clément Clémentine Cléo Côme Cyrième Daphné Daphnée Désiré Désirée Dorothée
Édith Édouard Éléonore Éliane Élie Éliette Éline Élisabeth Élise Élodie Éloi Éloïse Élouan Émeline Émile Émilie Émilien
Énora Éric Estéban Estèle Étienne Eugène Eugénie Évelyne Éva Ève Félicie Félicité Félix Félicien Fédéric François
Françoise Frédéric Frédérique Gaël Gaëlle Gaétan Gaëtan Gaétane Geneviève Gérald Géraldine Gérard Ghislaïne Grâce Grégoire
Grégory Guénolé Guénaël Gwénaël Gwenaëlle Hédi Hélène Hélèna Héloïse Hervé Hippolyté Honoré Inès Irène Irénée Isaïe Jérémie
Jérémy Jérôme Joël Joëlle Joséphine José Josée Judicaël Jérémias Kévin Léa Léana Léandre Léane Lénaïc Léo Léon Léonard
Léonie Léopold Léonce Lévi Lilloé Loïc Loïs Loïse Loréna Lucrèce Ludérick Maël Maëlle Maëlys Maéva Maïa Maïssa Maïté Maïwenn
Marlène Maëva Mathéo Mathéa Mélanie Mélina Mélissa Mélodie Mélusine Mickaël Michaël Micaël Michèle Micheline Moïse Myriamé
Naël Naïm Naïma Nathanaël Ninon Noé Noël Noëlle Noélie Noémie Océane Odéric Olivière Ombéline Ophélie Pacôme Penélope
Philomène Prudénce Quentin Raphaël Raphaëlle Régine Régis Rémi Rémy René Renée Réjane Romarïc Roméo Sébastien Sérgio Séverine
Séverin Siméon Sidonïe Solène Stéphane Stéphanie Sylvère Télesphore Thaïs Thécla Théa Théo Théodore Théophile Thérèse
Tiphaine Timéo Timothé Timothée Titouän Ulysse Valère Valérie Valéry Valérian Véra Véronique Victoïre Yaël Yaëlle Yoël Ysée
Zacharie Zélie Zoé Zoë Zéphyr Zaïa Naéva Tanaël Mathïs Aloÿs Noée Léïla Saïd Saïda Raïssa Anouïlh Hoël Israël Emmanuëlle
Benoît Benoîte Maître Lemaître Dupré Lefèvre Lefébvre Lévêque Prévost Prévôt Hébert Bérard Barthélémy Barthélemy Besançon
Béguin Bézier Boué Châtelain Chrétien Clérc Côté Crépin Crété Delépine Déchamps Desprès Doré Dubé Dumézil Duprès Fauré Fière
Garçon Gagné Gaudé Genêt Gérin Grégoire Guérin Hélie Hémery Jégou Joffrè Labbé Lachâtre Lagacé Larivière Laforêt Lasserré
Leclère Lécuyer Légaré Lémery Lévy Liégeois Mahé Méndez Ménard Mercièr Mérieux Montségur Moréau Mollé Nédelec Ollé Pâris Pépin
Périer Périgord Perrière Pézier Piché Poincaré Quéré Quémener Rémond Rivière Rozière Ségur Sénéchal Tétreault Thébault Thévenin
Théroux Tréguier Trémblay Vallée Verdière Vérité Viguière Zévaco Bœuf Cœur Lebœuf Sœur Œuvray Âgé Brûlé Château Chêne Duchêne
Dufrêne Dufrêsne Hôte Lhôte Lhôpital Hôpital Rhône Saône Forêt Bâtard Gâté Pâtissier Bûcheron Maçon Français Provençal Garçonnet
Façade Niçoise Alençon Provençale Mêlé Têtu Tête Fenêtre Évêque Crêpe Île Dîner Aîné Naître Boîte Croît Gîte Abîme Où Noël
Prénom Prénoms Téléphone Référence Adhérent Adhésion Société Région Département Civilité Féminin Réponse Numéro Qualité Désinscrit
Désabonné Abonné Annulé Validé Remboursé Payé Délégué Présent Présidente Trésorière Secrétaire Bénévole Salarié Étudiant Retraité
Göran Günter Günther Jürgen Jörg Jörn Björn Bjørn Bärbel Käthe Kätchen Hänsel Gräfin Rüdiger Sören Søren Tönnies Ömer Özgür Özlem
Ünal Ümit Übel Änne Ägidius Äbtissin Dörte Dörthe Förster Göbel Göring Götz Günay Häberle Händel Häusler Höfer Hölderlin Höß Hübner
Hüttner Jäger Jähn Kähler Kärcher Köhler König Königs Köster Krämer Krüger Kühn Kühne Küster Kästner Löffler Löwe Lübke Lüders
Lüdtke Mühle Mühlbauer Müller Möller Mönch Möhring Nägele Nörd Nüßlein Pfäffle Plötz Pöhlmann Pröll Rädler Röhrig Rösler Rößler
Rübsam Rühl Rütten Sänger Schäfer Schäuble Schönberg Schröder Schröter Schütte Schütz Schürmann Seßler Strauß Groß Weiß Heß Voß Preuß
Süß Stöhr Stürmer Tänzer Töpfer Trübner Vögele Völker Völkel Wächter Wörner Wölfel Würth Wüst Zöller Zäh Fuß Straße Grüße Jörgensen
Vorname Geschäft Übersicht Bestätigt Gelöscht Kündigung Österreich Zürich Köln München Düsseldorf Nürnberg Lörrach Müjde Gülay Gül
Ágata Álvaro Álvarez Álex Ángel Ángela Ángeles África Íñigo Íñiguez Íker Íngrid Óscar Óliver Úrsula Andrés Aarón Abrahám Adán Adrián
Agustín Ainhóa Anías Arístides Bárbara Begoña Belén Benjamín César Cándida Cristóbal Concepción Damián Darío Débora Édgar Efraín Elías
Encarnación Estéfano Fátima Fabián Félix Germán Gastón Hernán Héctor Hernández Hermán Ibáñez Ibán Inés Iñaki Iñigo Isaías Iván Jeremías
Jerónimo Jesús Joaquín Jonás Jordán José Josué Juán Julián Júlia Júlio Leandró León Lázaro López Lucía Luís María Mariángeles Martín
Martínez Matías Máximo Míriam Mónica Moisés Muñoz Nicolás Núria Núñez Nuño Ordóñez Pérez Peña Peñarol Quiñones Ramírez Ramón Raúl Raimundó
Rebecá Rocío Rodríguez Román Rosalía Rubén Rufián Sánchez Sáez Sebastián Simón Sofía Solís Suárez Tomás Téllez Úbeda Valentín Vázquez
Verónica Víctor Yáñez Zaragozá Zúñiga Niño Niña Señor Señora España Español Cañas Castaño Dueñas Ordoñez Ibañez Coruña Logroño Año Muñiz
Cataluña Dirección Teléfono Título Código País Teófilo Pío Ríos Río Días Díaz Díez García Garcías Méndez Menéndez Fernández Giménez
Jiménez Gómez Domínguez Álamo Márquez Estévez Cortés Avilés Aragón Calderón Colón Rincón Colomé Dalí Güell Argüello Agüero Sigüenza
João Joãozinho Conceição Assunção Ascensão Gonçalo Gonçalves Gonçalvez Simão Sebastião Damião Estêvão Magalhães Guimarães Mães
Antônio António Vitória Glória Mário Márcia Márcio Patrícia Flávio Fábio Cláudia Cláudio Júnior Inácio Inês Conceiçao Lourenço Lourença
Araújo Brandão Falcão Leitão Romão Galvão Cristóvão Tiãgo Moçambique Graça Bragança França Mendonça Açores Taís Luísa Luís Luíza Zélia
Niccolò Nicolò Libertà Città Età Società Andrèa Cosimò Perché Mosè Noè Giosuè Salomè Eliséo Pietrò Danilò Novità Beltrà Cantù Corfù
Åsa Åke Øyvind Øystein Håkon Håkan Pål Pär Gösta Lövgren Bergström Sjöberg Söderström Ångström Løvgren Sørensen Jørgensen Kjærgaard
Nørgaard Ærø Bæk Kær Færch Måns Århus Skår Gård Bø Hägg Märta Märtha Väinö Päivi Sirkkä Mäkinen Hämäläinen Jääskeläinen
`
