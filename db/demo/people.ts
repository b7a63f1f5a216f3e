// The words invented people are made of: six countries with their names, streets and towns. Phone numbers are of ranges
// reserved for films where a country has one (GB Ofcom, FR ARCEP, DE Bundesnetzagentur); elsewhere of blocks that are not handed out
// to people or end in a way nobody chooses.
import type { Language } from '#core/domain/locale.ts'

type Words = readonly [string, ...string[]]

export type Land = {
  country: string
  language: Language
  /** Of a hundred customers. */
  share: number
  women: Words
  men: Words
  families: Words
  streets: Words
  /** Postcode and town. */
  towns: readonly [readonly [string, string], ...(readonly [string, string])[]]
  /** The street with its number, as that country writes it. */
  address(street: string, house: number): string
  /** One number per serial, as far as the country's range reaches. */
  phone(serial: number): string
}

const words = (text: string): Words => {
  const [first = '', ...more] = text.split('|')
  return [first, ...more]
}

const towns = (text: string): Land['towns'] => {
  const pairs = text.split('|').map((pair): readonly [string, string] => {
    const [postcode = '', town = ''] = pair.split(':')
    return [postcode, town]
  })
  const [first = ['', ''] as const, ...more] = pairs
  return [first, ...more]
}

const digits = (serial: number, count: number) => String(serial % 10 ** count).padStart(count, '0')
const dramaCities = ['30 23125', '40 66969', '89 99998'] as const
const numberAfter = (street: string, house: number) => `${street} ${house}`
const numberBefore = (street: string, house: number) => `${house} ${street}`

export const lands: readonly [Land, ...Land[]] = [
  {
    country: 'NO',
    language: 'nb',
    share: 68,
    women: words('Anne|Ingrid|Kari|Marit|Liv|Eva|Berit|Astrid|Solveig|Hilde|Nina|Silje|Ida|Nora|Thea|Åse|Bjørg|Randi|Tone|Kristin|Emma|Sara|Maja|Ragnhild|Gro|Turid|Wenche|Sunniva|Ingeborg|Jorunn|Elin|Camilla'),
    men: words('Ole|Lars|Knut|Jan|Per|Bjørn|Svein|Kjell|Arne|Thomas|Håkon|Magnus|Jonas|Emil|Øyvind|Rune|Geir|Tor|Odd|Erik|Henrik|Sindre|Åge|Leif|Trond|Sverre|Eirik|Fredrik|Martin|Vegard|Harald|Olav'),
    families: words('Hansen|Johansen|Olsen|Larsen|Andersen|Pedersen|Nilsen|Kristiansen|Jensen|Karlsen|Berg|Haugen|Hagen|Moen|Lund|Solberg|Bakken|Strand|Dahl|Sørensen|Myhre|Ødegård|Sæther|Bråten|Tangen|Aas|Nygård|Fjeld|Vik|Holm|Lie|Ruud|Skaug|Eide|Ås|Brekke|Næss|Thorsen|Engen|Gundersen|Sandvik|Håland|Rønning|Løkken|Østby|Tveit|Lunde|Kvam'),
    streets: words('Storgata|Kirkegata|Skolegata|Bjørkeveien|Granveien|Fjellveien|Parkveien|Strandgata|Møllegata|Elvegata|Solbakken|Nordre gate|Torggata|Åsveien|Sjøgata|Øvre vei|Havnegata|Furuveien|Bekkefaret|Kongens gate'),
    towns: towns('0150:Oslo|0178:Oslo|0258:Oslo|0355:Oslo|0473:Oslo|0566:Oslo|2609:Lillehammer|2615:Lillehammer|2619:Lillehammer|2815:Gjøvik|2317:Hamar|2380:Brumunddal|2630:Ringebu|2640:Vinstra|2670:Otta|3015:Drammen|4006:Stavanger|5003:Bergen|7011:Trondheim|9008:Tromsø|6002:Ålesund|1606:Fredrikstad'),
    address: numberAfter,
    phone: (serial) => `+47 400 0${digits(serial, 4).replace(/^./, '$& ')}`,
  },
  {
    country: 'DK',
    language: 'da',
    share: 9,
    women: words('Mette|Anne|Kirsten|Hanne|Lene|Susanne|Freja|Ida|Clara|Karen|Birgitte|Sofie|Laura|Åse|Signe|Maja'),
    men: words('Peter|Jens|Lars|Michael|Henrik|Søren|Niels|Mads|Rasmus|Frederik|Anders|Jørgen|Kasper|Emil|Oscar|Åge'),
    families: words('Nielsen|Jensen|Hansen|Pedersen|Andersen|Christensen|Larsen|Sørensen|Rasmussen|Jørgensen|Madsen|Kristensen|Møller|Thomsen|Østergaard|Kjær|Bech|Skov|Friis|Dam'),
    streets: words('Vestergade|Nørregade|Søndergade|Østergade|Algade|Strandvejen|Skovvej|Kirkevej|Møllevej|Bakkevej'),
    towns: towns('1050:København K|2100:København Ø|2200:København N|5000:Odense C|8000:Aarhus C|9000:Aalborg|6700:Esbjerg|4000:Roskilde|3000:Helsingør|7100:Vejle'),
    address: numberAfter,
    phone: (serial) => `+45 50 00 ${digits(serial, 4)}`,
  },
  {
    country: 'DE',
    language: 'de',
    share: 8,
    women: words('Anna|Julia|Katharina|Sabine|Claudia|Petra|Hannah|Lena|Marie|Ursula|Monika|Jürgine|Heike|Greta|Käthe'),
    men: words('Thomas|Michael|Andreas|Stefan|Jürgen|Wolfgang|Felix|Lukas|Paul|Jörg|Günter|Matthias|Björn|Hans-Peter|Uwe'),
    families: words('Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Schäfer|Koch|Bauer|Richter|Klein|Wolf|Schröder|Neumann|Groß|Weiß|Krüger|Köhler|von Bülow|Jäger'),
    streets: words('Hauptstraße|Bahnhofstraße|Gartenstraße|Schulstraße|Lindenallee|Bergstraße|Goethestraße|Am Markt|Kirchweg|Mühlenweg'),
    towns: towns('10115:Berlin|10435:Berlin|20095:Hamburg|22765:Hamburg|50667:Köln|60311:Frankfurt am Main|80331:München|24103:Kiel|18055:Rostock|28195:Bremen'),
    address: numberAfter,
    phone: (serial) => `+49 ${dramaCities[serial % 3] ?? dramaCities[0]} ${digits(Math.floor(serial / 3), 3)}`,
  },
  {
    country: 'NL',
    language: 'nl',
    share: 6,
    women: words('Anna|Femke|Sanne|Emma|Lotte|Maria|Johanna|Fleur|Iris|Marijke|Saskia|Noor|Zoë|Anouk'),
    men: words('Jan|Daan|Sem|Willem|Hendrik|Pieter|Bram|Thijs|Ruben|Joost|Maarten|Sjoerd|Kees|Gijs'),
    families: words('de Jong|Jansen|de Vries|van den Berg|van Dijk|Bakker|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters|Hendriks|van der Meer|van ’t Hof|ter Haar|Kok'),
    streets: words('Dorpsstraat|Kerkstraat|Schoolstraat|Molenweg|Stationsweg|Prinsengracht|Julianalaan|Beatrixstraat|Lindelaan|Havenkade'),
    towns: towns('1012 AB:Amsterdam|1071 XX:Amsterdam|3011 AA:Rotterdam|2513 AA:Den Haag|3511 AA:Utrecht|9711 AA:Groningen|6811 AA:Arnhem|5611 AA:Eindhoven|2311 AA:Leiden'),
    address: numberAfter,
    phone: (serial) => `+31 6 0000 ${digits(serial, 4)}`,
  },
  {
    country: 'GB',
    language: 'en',
    share: 5,
    women: words('Olivia|Amelia|Emily|Sophie|Charlotte|Grace|Alice|Margaret|Susan|Fiona|Zoe|Niamh'),
    men: words('Oliver|George|Harry|Jack|James|William|Thomas|Alistair|Graham|Colin|Ewan|Rhys'),
    families: words("Smith|Jones|Taylor|Brown|Williams|Wilson|Johnson|Davies|Robinson|Wright|Thompson|Evans|Walker|White|O'Brien|MacDonald|Clarke|Bennett"),
    streets: words('High Street|Station Road|Church Lane|Victoria Road|Green Lane|Manor Road|Park Avenue|Queens Road|Mill Lane'),
    towns: towns('EH1 1YZ:Edinburgh|G1 1XQ:Glasgow|M1 1AE:Manchester|LS1 4DY:Leeds|BS1 5TR:Bristol|YO1 7HH:York|SW1A 2AA:London|N1 9GU:London|NE1 7RU:Newcastle upon Tyne'),
    address: numberBefore,
    phone: (serial) => `+44 7700 900${digits(serial, 3)}`,
  },
  {
    country: 'FR',
    language: 'fr',
    share: 4,
    women: words('Marie|Camille|Chloé|Léa|Manon|Inès|Jeanne|Hélène|Françoise|Élodie|Zoé|Agnès'),
    men: words('Jean|Pierre|Louis|Hugo|Gabriel|François|Étienne|Rémi|Benoît|Jérôme|Théo|Cédric'),
    families: words("Martin|Bernard|Thomas|Petit|Robert|Richard|Durand|Dubois|Moreau|Laurent|Lefèvre|Garnier|Faure|André|Mercier|Chevalier|Lemaître|d'Aubigné|Béranger|Leclerc"),
    streets: words('rue de la République|avenue Victor-Hugo|rue des Écoles|place du Marché|rue Pasteur|boulevard Voltaire|rue de l’Église|chemin des Vignes'),
    towns: towns('75001:Paris|75011:Paris|69002:Lyon|13001:Marseille|33000:Bordeaux|44000:Nantes|67000:Strasbourg|35000:Rennes|74000:Annecy'),
    address: numberBefore,
    phone: (serial) => `+33 6 39 98 ${digits(serial, 4)}`,
  },
] // biome-ignore format: tables of words
