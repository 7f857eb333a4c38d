import type { Script } from './script.ts';

export const englishSupport: Script[] = [
  {
    mailbox: 'support',
    subject: '[Order {order} has not arrived|Where is my order {order}?|Still waiting for {order}]',
    turns: [
      '[Hello|Hi|Good morning],\n\nI ordered {product} on [Monday|the 3rd|last Thursday] and the tracking page has said "in transit" for [four days|almost a week] now. [Could you find out where it is?|Do you know what happened?]\n\n[Thanks|Many thanks|Best],\n{first}',
      'Hi {first},\n\nI asked the carrier this morning: the parcel was sorted to the wrong depot and goes out again tomorrow. You should have it by [Friday|the end of the week]. If not, tell me and I send a new one the same day.\n\nBest,\n{me}',
      '[It just arrived, thank you!|The bell rang ten minutes ago. All good, thanks {me}.]',
    ],
    ends: ['closed', 'closed', 'answered', 'waiting'],
    by: 'mara',
  },
  {
    mailbox: 'support',
    subject: '[Leak under|Water under] the {product}',
    turns: [
      'Hello,\n\nSince [yesterday|the weekend] there is [a puddle|water] under my {product} after every second cup. It is [eight months|a little over a year] old and stands level. I attached a photo.\n\nIs this something I can fix myself, or does it have to come to you?\n\n[Kind regards|Regards],\n{first}',
      'Hello {first},\n\nThank you for the photo, it shows exactly what I hoped for: the seal of the water tank has slipped. Take the tank out, press the black ring back into its groove and rinse it once without coffee.\n\nIf it still drips after that, we send you a new seal at no cost.\n\n{me}',
    ],
    ends: ['pending', 'closed', 'waiting', 'pending'],
    by: 'deniz',
    file: 'photo',
  },
  {
    mailbox: 'support',
    subject: '[Grinder is very loud|Strange noise from the {product}]',
    turns: [
      'Hi there,\n\nour {product} in the office in {city} has begun to [scream|sound like a small aeroplane] when it grinds. The coffee still tastes fine. [Should we worry?|Is it dangerous to go on using it?]\n\n{first}',
      'Hi {first},\n\nNot dangerous, but a little stone may sit between the burrs. Please take the hopper off, open the grinder to the coarsest setting and use a brush; the manual shows it on page 12. It takes five minutes.\n\nWrite to me how it went!\n{me}',
      'It was a stone indeed. How does a stone get into a bag of coffee? Anyway: silent again. Thanks!',
      'It grew beside the coffee cherry, and no sorting machine is perfect. We send you a bag of the same roast as an apology.\n\n{me}',
    ],
    ends: ['closed', 'closed', 'closed', 'answered'],
    by: 'deniz',
  },
  {
    mailbox: 'support',
    subject: '[Please change the address of {order}|Wrong delivery address]',
    turns: [
      'Hello,\n\nI noticed that I typed our old address in order {order}. Could you send it to our new place in {city} instead? The street is Mill Lane 14.\n\nSorry for the trouble,\n{first}',
      'Done, {first}: it had not left yet. You get a new confirmation in a few minutes.\n\nGreetings,\n{me}',
    ],
    ends: ['closed', 'closed', 'answered', 'waiting'],
    by: 'jiwoo',
  },
  {
    mailbox: 'support',
    subject: '[I would like to return the {product}|Return of order {order}]',
    turns: [
      'Dear team,\n\nthe {product} is [lovely, but too large for our kitchen|not quite what I imagined]. It was unpacked but never used. How do I send it back, and when do I get my money?\n\nYours,\n{first}',
      'Dear {first},\n\nno problem at all. The label is attached to this mail; put everything into the box it came in and hand it to any parcel shop. We refund within three working days after it is here.\n\n{me}',
      'Handed it in today at noon. Thank you for making it so easy.',
    ],
    ends: ['pending', 'closed', 'pending', 'answered'],
    by: 'mara',
  },
  {
    mailbox: 'support',
    subject: '[Invoice for {order}|Could I have an invoice with our VAT number?]',
    turns: [
      'Hello,\n\nour accountant needs an invoice for {order} with our VAT number on it (GB 284 1193 07). Could you [send a new one|correct it]?\n\nThanks,\n{first}',
      'Hello {first},\n\nhere it is, with the number. In your account you can enter it once, so that it stands on all invoices to come.\n\nBest wishes,\n{me}',
    ],
    ends: ['closed', 'closed', 'closed', 'waiting'],
    by: 'jiwoo',
    file: 'invoice',
  },
  {
    mailbox: 'support',
    subject: '[Can I pause my subscription?|Subscription: too much coffee]',
    turns: [
      '[Hi|Hello]!\n\nWe love the coffee, but three bags of it are still standing here. Can I [skip a month|pause the subscription until after the holidays]?\n\n{first}',
      'Hi {first},\n\nof course. I paused it for you; the next delivery is on the first of the month after next. You can move it any time under "My subscription".\n\nEnjoy the three bags!\n{me}',
    ],
    ends: ['closed', 'answered', 'closed', 'waiting'],
    by: 'tom',
  },
  {
    mailbox: 'support',
    subject: '[Second time I ask about {order}|No answer since Tuesday]',
    turns: [
      'Hello,\n\nI have written to you before about order {order} and nobody has answered. The {product} came with a [cracked lid|bent handle] and I would like [a new one|to know what happens now].\n\nI hope to hear from you today.\n{first}',
    ],
    ends: ['waiting', 'waiting', 'waiting', 'waiting'],
    by: 'mara',
    file: 'photo',
  },
  {
    mailbox: 'support',
    subject: '[How do I descale the {product}?|Descaling]',
    turns: [
      'Hello,\n\nthe red light of my {product} blinks and the manual says "descale". Which product should I use, and can I use vinegar?\n\n{first} from {city}',
      'Hello {first},\n\nplease no vinegar: it eats the seals. Any descaler with citric acid will do, at the dose that is printed on it. Press both buttons for five seconds to start, and let two tanks of fresh water run through at the end.\n\nGood luck,\n{me}',
      'Perfect, the light is off. [Have a nice weekend!|Thanks a lot.]',
    ],
    ends: ['closed', 'closed', 'answered', 'closed'],
    by: 'deniz',
  },
  {
    mailbox: 'support',
    subject: '[Your website ate my order|Payment failed but I was charged]',
    turns: [
      'Hello,\n\nat the last step the page showed an error, but my bank says that [€ 89.00|€ 64.50] are gone. There is no order in my account. What now?\n\nThanks for looking into it,\n{first}',
      'Hello {first},\n\nI can see the payment: it was reserved, not taken, and your bank releases it within two days. I made the order by hand ({order}), it goes out today, and you pay only once it is with you.\n\nSorry for the scare,\n{me}',
    ],
    ends: ['answered', 'pending', 'closed', 'waiting'],
    by: 'mara',
  },
  {
    mailbox: 'support',
    subject: '[Spare parts for the {product}|New carafe]',
    turns: [
      'Hi,\n\nthe glass carafe of my {product} did not survive [the dishwasher|our cat]. Can I get [just the carafe|a new one without buying everything]?\n\n{first}',
      'Hi {first},\n\nyou can: € 18 with shipping. If you answer "yes" I send it with an invoice, no form needed.\n\n{me}',
      'Yes!',
      'It is on its way.\n\n{me}',
    ],
    ends: ['closed', 'closed', 'closed', 'answered'],
    by: 'jiwoo',
  },
  {
    mailbox: 'support',
    subject: '[Delete my account|Please delete my data]',
    turns: [
      'Hello,\n\nplease delete my account and everything you know about me, and confirm it in writing.\n\n{first}',
      'Hello {first},\n\nyour account is gone, and with it all we knew but for the invoices, which we must keep for ten years by law. This mail is the confirmation.\n\nAll the best,\n{me}',
    ],
    ends: ['closed', 'closed', 'waiting', 'answered'],
    by: 'mara',
  },
  {
    mailbox: 'support',
    subject: '[The {product} is wonderful|Just a thank you]',
    turns: [
      '[Dear Nordlicht|Hello everybody],\n\nI only wanted to say that the {product} makes my mornings. [And {me} was so helpful on the phone.|My husband now gets up before me, which has not happened in nineteen years.]\n\nGreetings from {city},\n{first}',
      'Dear {first},\n\nyour mail hangs on our kitchen door now. Thank you!\n\n{me}',
    ],
    ends: ['closed', 'waiting', 'closed', 'answered'],
    by: 'jiwoo',
  },
  {
    mailbox: 'support',
    subject: '[Temperature too low|Coffee is only lukewarm]',
    turns: [
      'Hello,\n\nmy {product} makes coffee of 71 degrees (measured). The web page promises 92. Is it broken?\n\n{first}, {city}',
      'Hello {first},\n\n92 degrees is the water at the group; in a cold cup 71 is about right. Warm the cup first and let one empty shot run through: you should see 78 or more. If it stays below 70, we exchange it.\n\n{me}',
      'With a warm cup it is 80. I should have known, I teach physics. Thank you!',
    ],
    ends: ['closed', 'answered', 'closed', 'pending'],
    by: 'deniz',
  },
];
