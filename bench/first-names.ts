/** First names as they are met in France, the most common first, with some that are written with other signs at the end. */
const NAMES = `
Marie Jean Pierre Michel André Philippe Nathalie Isabelle Françoise Catherine Alain Nicolas Christophe Patrick
Monique Sylvie Jacqueline Christine Martine Anne Jacques Laurent Frédéric Éric Stéphane Valérie Sandrine
Sophie David Daniel Julien Nicole Véronique Bernard Thomas Dominique Céline Thierry Pascal Christian Olivier
Stéphanie Alexandre François Brigitte Sébastien Élodie Chantal Patricia Julie Denise Jeanne Aurélie Émilie
Gérard Claude Camille Corinne Caroline Virginie Laurence Bruno Marc Serge Audrey Anthony Guillaume Guy Cédric
Vincent Didier Maxime Jérôme Antoine Hélène Annie Karine Kevin Jérémy Romain Pauline Franck Mathieu Delphine
Florence Marguerite Simone Clément Arnaud Sarah Benjamin Madeleine Laura Marion Gilles Lucas Évelyne Fabrice
Laetitia Mélanie Louis Danielle Florian Odette Agnès Hervé Denis Yves Charlotte Benoît Cécile Fabien Paul
Quentin Emma Hugo Alice Manon Mickaël Samuel Yvonne Annick Joël Lucie Marine Colette Mathilde Geneviève Robert
Aurore Anaïs Vanessa Claire Sabrina Morgane Amandine Jessica Suzanne Alexandra Raymond Josiane Jonathan
Mohamed Marcel Lionel Estelle Henri Élisabeth Charles Bertrand Régis Xavier Adrien Damien Ludovic Justine
Cyril Gaëlle Raphaël Victor Arthur Aline Michèle Elsa Magali Rémi Clara Jean-Pierre Roger Chloé Carole Yann
Léa Paulette Alexis Léo Nadine Solange Jules Simon Yannick Inès Sylvain Michelle Joëlle Fanny Pierrette Eliott
Georges Nathan Ginette Maurice Jean-Claude Valentin Sabine Nadia Mireille Béatrice Dylan René Liliane Charlène
Loïc Muriel Gabriel Gwenaëlle Yvette Lola Théo Fatima Arlette Ahmed Johanna Emmanuel Lucienne Louise Régine
Joseph Axelle Bernadette Grégory Tristan Éliane Gisèle Renée Karim Cindy Jean-Marc Marcelle Baptiste Ophélie
Coralie Enzo Marie-Claude Edith Bastien Aude Emmanuelle Laure Maëlle Myriam Patrice Édouard Éva Jade Lina
Marie-Christine Gaël Jean-Luc Rachel Tiphaine Ethan Zoé Margaux Mehdi Noémie Rachid Diane Ninon Jean-François
Océane Samir Jean-Michel Ambre Oumar Salomé Maëva Garance Fatoumata Tanguy Rosalie João Thibault Zohra Irène
María Héloïse Hana Sacha Nolwenn Björn Łukasz Léon Nguyễn Capucine Anatole Şeyma Dimitri Zoë Aleksandra Mónica
Giuseppe Ingrid İbrahim Søren Chiara Raoul Eugénie Achille Paloma
`

export const FIRST_NAMES: readonly string[] = NAMES.trim().split(/\s+/)

/**
 * How often each of them is met: one in twenty or so has the first, one in a thousand the last. By rank, since nobody needs
 * more to know how often a name comes twice among a hundred people.
 */
const RANK_OFFSET = 4
export const FIRST_NAME_WEIGHTS: readonly number[] = FIRST_NAMES.map((_, rank) => 1 / (rank + RANK_OFFSET))
