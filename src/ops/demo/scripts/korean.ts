import type { Script } from './script.ts';

export const korean: Script[] = [
  {
    mailbox: 'support',
    subject: '[{order} 배송 문의드립니다|주문한 상품이 아직 안 왔어요]',
    turns: [
      '안녕하세요.\n\n[지난 월요일에|지난주에] {product}을(를) 주문했는데 나흘째 "배송 중"으로만 나옵니다. [확인 부탁드립니다.|언제쯤 받을 수 있을까요?]\n\n감사합니다.\n{first} 드림',
      '안녕하세요, {first}님.\n\n택배사에 확인해 보니 다른 물류 센터로 잘못 보내져 내일 다시 출발합니다. 금요일까지 도착하지 않으면 바로 새 상품을 보내 드리겠습니다.\n\n불편을 드려 죄송합니다.\n{me} 드림',
      '오늘 잘 받았습니다. 빠른 답변 감사합니다!',
    ],
    ends: ['closed', 'answered', 'waiting', 'closed'],
    by: 'jiwoo',
  },
  {
    mailbox: 'support',
    subject: '[{product} 물이 새요|제품 고장 문의]',
    turns: [
      '안녕하세요. {city}에 사는 고객입니다.\n\n어제부터 {product} 아래로 물이 조금씩 샙니다. 산 지 여덟 달 되었고 사진을 첨부합니다. 수리를 맡겨야 할까요?\n\n{first}',
      '{first}님, 안녕하세요.\n\n사진을 보니 물통의 고무 링이 빠진 것 같습니다. 물통을 꺼내 검은 링을 홈에 다시 끼워 주세요. 그래도 새면 새 부품을 무료로 보내 드리겠습니다.\n\n{me}',
    ],
    ends: ['pending', 'closed', 'waiting', 'pending'],
    by: 'jiwoo',
    file: 'photo',
  },
  {
    mailbox: 'support',
    subject: '[세금계산서 발행 부탁드립니다|영수증 요청]',
    turns: [
      '안녕하세요.\n\n주문 {order}에 대한 세금계산서를 회사 이름으로 받을 수 있을까요? 이번 주 안에 필요합니다.\n\n{first} 드림',
      '안녕하세요, {first}님.\n\n첨부해 드렸습니다. 다음 주문부터는 자동으로 발행됩니다.\n\n{me} 드림',
    ],
    ends: ['closed', 'closed', 'waiting', 'answered'],
    by: 'jiwoo',
    file: 'invoice',
  },
  {
    mailbox: 'sales',
    subject: '[사무실 원두 정기 배송|단체 주문 견적 요청]',
    turns: [
      '안녕하세요.\n\n{city}에 있는 직원 서른 명 규모의 회사입니다. 매달 원두 10kg을 정기 배송으로 받고 싶은데 견적을 부탁드립니다. 샘플도 받아 볼 수 있을까요?\n\n{first}',
      '{first}님, 문의 감사합니다.\n\n견적서를 첨부했고, 샘플 세 가지를 오늘 보내 드립니다. 드셔 보시고 편하실 때 연락 주세요.\n\n{me}',
      '샘플 잘 받았습니다. 두 번째 원두가 제일 인기가 많네요. 다음 달부터 시작하겠습니다.',
    ],
    ends: ['waiting', 'pending', 'answered', 'closed'],
    by: 'jiwoo',
  },
  {
    mailbox: 'support',
    subject: '[구독 일시 정지|이번 달은 쉬고 싶어요]',
    turns: [
      '안녕하세요. 출장 때문에 다음 달 커피 구독을 한 번 쉬고 싶습니다. 가능할까요?\n\n{first}',
      '네, {first}님. 다음 달은 건너뛰고 그다음 달 1일에 보내 드리겠습니다. 잘 다녀오세요!\n\n{me}',
    ],
    ends: ['closed', 'closed', 'waiting', 'closed'],
    by: 'jiwoo',
  },
];
