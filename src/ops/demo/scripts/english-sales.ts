import type { Script } from './script.ts';

export const englishSales: Script[] = [
  {
    mailbox: 'sales',
    subject: '[Offer for an office of 40 people|Coffee for our office in {city}]',
    turns: [
      'Dear Nordlicht team,\n\nwe are about forty people in {city} and drink roughly six kilos a week. Could you make us an offer for [two machines with service|a {product} and beans], delivered every other week?\n\nWe would like to decide before the end of the month.\n\nKind regards,\n{first}',
      'Dear {first},\n\nthank you for asking. For forty people I would take two machines, so that nobody stands in line at nine. You find an offer attached, with service included and a price per kilo that falls with the amount.\n\nMay I come by next week with some samples?\n\n{me}',
      'Next Wednesday at 10 would suit us. Please bring the dark one too.',
    ],
    ends: ['pending', 'answered', 'waiting', 'pending'],
    by: 'tom',
  },
  {
    mailbox: 'sales',
    subject: '[Do you ship to Norway?|Delivery to Switzerland]',
    turns: [
      'Hi,\n\nI would love to order the {product}, but my country is not in the list. [Is there a way?|Do you plan to deliver here?]\n\n{first}',
      'Hi {first},\n\nyes: write me the address and I make you an offer with customs included, so that you pay nothing at the door. It takes about six days.\n\n{me}',
    ],
    ends: ['answered', 'closed', 'waiting', 'pending'],
    by: 'tom',
  },
  {
    mailbox: 'sales',
    subject: '[Wholesale prices|Selling your coffee in our shop]',
    turns: [
      'Hello,\n\nwe run a small [delicatessen|bookshop with a café] in {city} and several guests have asked for your coffee. Do you sell to shops, and from what amount on?\n\nBest regards,\n{first}',
      'Hello {first},\n\nwith pleasure. We deliver to shops from ten kilos on; the price list is attached. The first display is on us.\n\n{me}',
      'Thank you, that looks fair. I talk to my partner and come back to you.',
    ],
    ends: ['pending', 'answered', 'closed', 'waiting'],
    by: 'tom',
    file: 'invoice',
  },
  {
    mailbox: 'sales',
    subject: '[Wedding present|Gift voucher by Saturday?]',
    turns: [
      'Hello!\n\nMy sister marries on Saturday in {city} and wishes for nothing but good coffee. Can you make a voucher over 120 euros that [looks nice|I can print myself]?\n\nThank you so much,\n{first}',
      'Hello {first},\n\nwhat a sensible sister. The voucher is attached in two sizes; it never expires. Our best wishes to both of them!\n\n{me}',
    ],
    ends: ['closed', 'closed', 'waiting', 'closed'],
    by: 'jiwoo',
  },
  {
    mailbox: 'sales',
    subject: '[Visit of your roastery|A tour for 12 people]',
    turns: [
      'Dear all,\n\nour hiking club comes through Hamburg in [May|September]. Is it possible to see the roastery with twelve people, on a Saturday if possible?\n\n{first}',
      'Dear {first},\n\nyes, every Saturday at eleven, up to fifteen people. It takes an hour and a half and there is coffee at the end, of course. Shall I put you down?\n\n{me}',
      'Yes please! Two of us do not drink coffee. Is there tea?',
    ],
    ends: ['waiting', 'answered', 'closed', 'closed'],
    by: 'mara',
  },
  {
    mailbox: 'sales',
    subject: '[URGENT business proposal|Your invoice is overdue|You have won]',
    turns: [
      'Dear beneficiary,\n\nI am the lawyer of a late client who shares your family name and left 8.4 million dollars. Kindly answer with your bank details today.\n\nBarrister {first}',
    ],
    ends: ['spam', 'spam', 'spam', 'trash'],
    by: 'tom',
  },
];
