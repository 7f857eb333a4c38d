import type { Script } from './script.ts';

export const chinese: Script[] = [
  {
    mailbox: 'support',
    subject: '[訂單 {order} 還沒收到|請問包裹在哪裡？]',
    turns: [
      '您好：\n\n我[上週一|上個星期]訂購了{product}，物流狀態已經四天都顯示「運送中」。寄到{city}通常需要多久？[可以幫我查一下嗎？|麻煩您確認，謝謝。]\n\n{first}',
      '{first} 您好：\n\n我剛剛和物流公司確認，包裹被分到別的倉庫，明天會重新出發。如果星期五還沒收到，我們立刻補寄一份。\n\n造成您的不便，非常抱歉。\n{me}',
      '今天收到了，謝謝您的協助！',
    ],
    ends: ['closed', 'waiting', 'answered', 'closed'],
    by: 'jiwoo',
  },
  {
    mailbox: 'support',
    subject: '[{product} 奶泡打不起來|機器的聲音很大]',
    turns: [
      '您好，\n\n我的{product}用了半年，最近奶泡一直打不綿密，也換過不同牌子的牛奶。請問要怎麼處理？需要送修嗎？\n\n謝謝\n{first}',
      '{first} 您好，\n\n多半是白色的小氣嘴堵住了。請把它拔下來，放在加了檸檬酸的溫水裡泡一個晚上，再沖乾淨裝回去就可以了。如果還是不行，我們免費寄新的零件給您。\n\n{me}',
    ],
    ends: ['pending', 'closed', 'waiting', 'answered'],
    by: 'deniz',
    file: 'photo',
  },
  {
    mailbox: 'sales',
    subject: '[公司團購報價|辦公室咖啡豆]',
    turns: [
      '您好：\n\n我們公司在{city}，大約三十個人，想請您提供每個月十公斤咖啡豆的報價，最好附上機器租用的費用。\n\n期待您的回覆。\n{first}',
      '{first} 您好：\n\n報價單請見附件，包含機器、保養和咖啡豆。如果方便，我們先寄三種試喝包給您。\n\n{me}',
      '好的，麻煩寄到公司地址，收件人寫我就可以了。',
    ],
    ends: ['waiting', 'pending', 'answered', 'waiting'],
    by: 'jiwoo',
    file: 'invoice',
  },
  {
    mailbox: 'support',
    subject: '[更改收件地址|訂單 {order} 想改地址]',
    turns: [
      '您好，我剛剛下單（{order}），可是地址填成舊的了。可以幫我改寄到{city}的新地址嗎？不好意思！\n\n{first}',
      '{first} 您好，已經幫您改好了，今天下午寄出。\n\n{me}',
    ],
    ends: ['closed', 'closed', 'waiting', 'closed'],
    by: 'jiwoo',
  },
];
