import type { Script } from './script.ts';

export const german: Script[] = [
  {
    mailbox: 'support',
    subject: '[Bestellung {order} nicht angekommen|Wo bleibt meine Lieferung?|Lieferung {order}]',
    turns: [
      '[Guten Tag|Hallo|Sehr geehrte Damen und Herren],\n\nam [Montag|Dienstag letzter Woche] habe ich {product} bestellt. Laut Sendungsverfolgung liegt das Paket seit [vier|fünf] Tagen im Verteilzentrum. [Können Sie bitte nachfragen?|Wissen Sie, woran das liegt?]\n\nMit freundlichen Grüßen\n{first}',
      'Guten Tag {first},\n\nich habe eben mit dem Paketdienst telefoniert: Das Paket war falsch sortiert und wird morgen zugestellt. Sollte es übermorgen nicht da sein, schicken wir sofort Ersatz.\n\nViele Grüße\n{me}',
      'Ist heute gekommen, vielen Dank für die schnelle Hilfe!',
    ],
    ends: ['closed', 'waiting', 'answered', 'closed'],
    by: 'mara',
  },
  {
    mailbox: 'support',
    subject: '[{product}: Milchschaum wird nicht fest|Der Milchschäumer spritzt]',
    turns: [
      'Hallo zusammen,\n\nseit ein paar Tagen bekomme ich mit meiner {product} keinen festen Schaum mehr hin, egal mit welcher Milch. Gereinigt habe ich alles. [Haben Sie einen Rat?|Was mache ich falsch?]\n\nHerzliche Grüße aus {city}\n{first}',
      'Hallo {first},\n\nmeist ist die kleine Luftdüse verstopft, die man leicht übersieht: Ziehen Sie den weißen Einsatz ab und legen Sie ihn über Nacht in warmes Wasser mit etwas Zitronensäure. Danach sollte es wieder schäumen.\n\nFalls nicht, bekommen Sie den Einsatz neu.\n\nBeste Grüße\n{me}',
    ],
    ends: ['pending', 'closed', 'waiting', 'answered'],
    by: 'deniz',
  },
  {
    mailbox: 'support',
    subject: '[Rechnung zu {order} korrigieren|Falsche Firmenanschrift auf der Rechnung]',
    turns: [
      'Guten Tag,\n\nauf der Rechnung zu {order} steht noch unsere alte Anschrift in {city}. Unsere Buchhaltung braucht sie mit der neuen und mit der USt-IdNr. DE 811 907 980. [Könnten Sie das bitte ändern?|Wäre das noch diese Woche möglich?]\n\nFreundliche Grüße\n{first}',
      'Guten Tag {first},\n\ndie berichtigte Rechnung liegt bei; die alte ist storniert. Künftige Rechnungen tragen gleich die neue Anschrift.\n\nFreundliche Grüße\n{me}',
    ],
    ends: ['closed', 'closed', 'answered', 'waiting'],
    by: 'jiwoo',
    file: 'invoice',
  },
  {
    mailbox: 'support',
    subject: '[Gehäuse gesprungen|{product} mit Kratzer geliefert]',
    turns: [
      'Guten Tag,\n\nheute kam meine {product}, leider mit einem [Riss im Gehäuse|langen Kratzer an der Seite], siehe Bild. Die Verpackung war unbeschädigt.\n\nIch möchte sie ungern zurückschicken, wenn es auch anders geht.\n\nMit besten Grüßen\n{first}',
      'Guten Tag {first},\n\ndas tut mir leid, so soll sie nicht ankommen. Behalten Sie die Maschine und nehmen Sie 15 % Nachlass? Oder wir tauschen nur die Seitenwand: vier Schrauben, ich schicke eine Anleitung mit.\n\nBeste Grüße\n{me}',
      'Die Seitenwand bitte, ich habe Werkzeug und Geduld.',
    ],
    ends: ['waiting', 'closed', 'pending', 'answered'],
    by: 'deniz',
    file: 'photo',
  },
  {
    mailbox: 'support',
    subject: '[Abo pausieren|Kaffee-Abo über die Ferien]',
    turns: [
      'Hallo liebes Nordlicht-Team,\n\nwir sind im [August|September] nicht da. Lässt sich das Abo für einen Monat aussetzen?\n\nLiebe Grüße\n{first}',
      'Hallo {first},\n\nist eingetragen, die nächste Tüte kommt einen Monat später. Schöne Ferien!\n\n{me}',
    ],
    ends: ['closed', 'closed', 'waiting', 'closed'],
    by: 'tom',
  },
  {
    mailbox: 'support',
    subject: '[Widerruf der Bestellung {order}|Rücksendung]',
    turns: [
      'Sehr geehrte Damen und Herren,\n\nhiermit widerrufe ich die Bestellung {order} ({product}). Bitte bestätigen Sie den Eingang und teilen Sie mir mit, wohin ich die Ware sende.\n\n{first}',
      'Guten Tag {first},\n\nIhr Widerruf ist eingegangen. Der Rücksendeschein liegt bei, der Betrag ist drei Werktage nach Eingang wieder auf Ihrem Konto.\n\nFreundliche Grüße\n{me}',
    ],
    ends: ['pending', 'closed', 'pending', 'waiting'],
    by: 'mara',
  },
  {
    mailbox: 'support',
    subject: '[Welche Mühle passt zu mir?|Frage zum Mahlgrad]',
    turns: [
      'Moin,\n\nich brühe morgens mit der Hand auf und nachmittags Espresso. Reicht dafür eine Mühle, oder brauche ich zwei? [Ich tendiere zur {product}.|Mein Budget liegt bei 250 Euro.]\n\nGruß aus {city}\n{first}',
      'Moin {first},\n\neine reicht, wenn sie sich fein genug stellen lässt und die Stellung wiederfindet. Beides kann die {product}. Wer zwei Bohnensorten hat, freut sich trotzdem irgendwann über eine zweite.\n\nGruß zurück\n{me}',
      'Dann erst mal eine. Danke für die ehrliche Antwort!',
    ],
    ends: ['closed', 'answered', 'closed', 'waiting'],
    by: 'deniz',
  },
  {
    mailbox: 'support',
    subject: '[Dritte Nachfrage zu {order}|Immer noch keine Antwort]',
    turns: [
      'Guten Tag,\n\nich schreibe jetzt zum dritten Mal. Bestellung {order} ist unvollständig, es fehlt der [Siebträger|Wassertank]. Ich erwarte bis morgen eine Antwort.\n\n{first}',
    ],
    ends: ['waiting', 'waiting', 'waiting', 'waiting'],
    by: 'mara',
  },
  {
    mailbox: 'sales',
    subject: '[Angebot für unser Büro in {city}|Kaffee für 25 Personen]',
    turns: [
      'Guten Tag,\n\nwir ziehen im Herbst um und möchten unseren [Kapselautomaten|alten Vollautomaten] endlich loswerden. Wir sind 25 Personen. Was würden Sie empfehlen, und was kostet es im Monat mit Wartung?\n\nMit freundlichen Grüßen\n{first}',
      'Guten Tag {first},\n\nfür 25 Personen genügt eine {product} mit zwei Mahlwerken. Das Angebot liegt bei: Miete, Wartung und acht Kilo Bohnen im Monat. Gern stelle ich sie Ihnen für eine Woche zur Probe hin.\n\nFreundliche Grüße\n{me}',
      'Die Probewoche nehmen wir gern. Passt Ihnen der Anfang des nächsten Monats?',
    ],
    ends: ['waiting', 'pending', 'answered', 'closed'],
    by: 'tom',
  },
  {
    mailbox: 'sales',
    subject: '[Wiederverkauf in unserem Hofladen|Händlerkonditionen]',
    turns: [
      'Hallo,\n\nwir betreiben einen Hofladen bei {city} und würden Ihren Kaffee gern anbieten. Gibt es eine Mindestmenge und eine Händlerpreisliste?\n\nSchöne Grüße\n{first}',
      'Hallo {first},\n\nsehr gern, ab zehn Kilo. Die Preisliste liegt bei; den ersten Aufsteller schenken wir Ihnen.\n\nSchöne Grüße\n{me}',
    ],
    ends: ['answered', 'closed', 'pending', 'waiting'],
    by: 'tom',
    file: 'invoice',
  },
  {
    mailbox: 'sales',
    subject: '[Röstereibesuch mit Schulklasse|Führung am Samstag]',
    turns: [
      'Liebes Team,\n\nich bin Lehrerin an einer Gesamtschule und möchte mit [22|18] Jugendlichen Ihre Rösterei besuchen. Geht das an einem Vormittag im Mai, und was kostet es?\n\nHerzliche Grüße\n{first}',
      'Liebe {first},\n\nfür Schulklassen kostet es nichts, und dienstags um zehn ist am wenigsten los. Soll ich den 12. Mai eintragen?\n\nHerzliche Grüße\n{me}',
      'Der 12. Mai wäre wunderbar!',
    ],
    ends: ['answered', 'closed', 'closed', 'waiting'],
    by: 'mara',
  },
  {
    mailbox: 'support',
    subject: '[Großes Lob|Danke an {me}]',
    turns: [
      'Hallo,\n\nnachdem {me} mir gestern am Telefon so geduldig das Entkalken erklärt hat, wollte ich mich einfach einmal bedanken. So etwas erlebt man selten.\n\n{first} aus {city}',
      'Liebe Grüße zurück, {first}! Das haben hier alle gelesen.\n\n{me}',
    ],
    ends: ['closed', 'closed', 'waiting', 'closed'],
    by: 'deniz',
  },
];
