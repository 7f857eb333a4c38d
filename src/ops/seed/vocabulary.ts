import type { Random } from '#src/lib/random.ts';

/**
 * Text that compresses like people's: a few hundred real short words that make up most of it, and a long tail of made ones
 * (Zipf), each language with syllables of its own. Without the tail, every mail would be a repetition of the last.
 */
type Language = { common: string[]; syllables: string[]; space: string };

const words = (text: string) => text.split(' ');

const LANGUAGES: Language[] = [
  {
    common: words(
      'the to and of a in is for you that it we on have with this not be our are your as at please was I can will if from order but or by an would they has there so what when thank about which could do been more invoice my any know one out number time hello delivery received still just account after no also new get like address here how than email need which problem price day send back',
    ),
    syllables: words(
      'con tra ment ing er ly ser vice pre dis com pro tion al able ist ver ter in un re for ward ship ham ton ex pla ble cus tom or der mag net wil low',
    ),
    space: ' ',
  },
  {
    common: words(
      'die der und ich das ist nicht sie wir zu den in mit es für auf ein eine bitte dass habe von auch noch im dem Ihre uns kann wurde Sie sehr Bestellung oder wie aber sind bei als wenn nur heute haben werden vielen Dank Rechnung wird keine mir zum schon mehr hat nach über Lieferung Grüße freundlichen Guten Tag leider möchte würde diese Kunden Nummer gerne',
    ),
    syllables: words(
      'ver be ge ung heit keit schaft lich auf ein aus stell lief rung grün straß werk kauf zeug mann haus berg bach fried rich tig sam über zahl wirt schön',
    ),
    space: ' ',
  },
  {
    common: words(
      'bir ve bu için da de ne çok ile olarak var daha gibi kadar ama sonra siz ben sipariş lütfen teşekkürler merhaba olan bana benim değil mi iyi kargo fatura ürün adres iade günler en hiç şey o her ancak nasıl',
    ),
    syllables: words('lar ler mak mek de da yor du sın ız ge li şi çö ğü ba kar tes lim öde me al ver gün iş yap ol'),
    space: ' ',
  },
  {
    common: words(
      '안녕하세요 주문 배송 감사합니다 문의 드립니다 상품 확인 부탁 언제 제가 있습니다 합니다 것 수 좀 더 네 환불 주소 오늘',
    ),
    syllables: words(
      '가 나 다 라 마 바 사 아 자 차 카 타 파 하 고 기 는 을 를 이 에 서 도 습 니 주 문 배 송 확 인 제 품',
    ),
    space: ' ',
  },
  {
    common: words('您好 我们 请 的 了 在 是 订单 发货 谢谢 问题 可以 产品 时间 没有 收到 一个 地址 什么 时候 价格'),
    syllables: words(
      '的 一 是 不 了 人 我 在 有 他 这 中 大 来 上 国 个 到 说 们 为 子 和 你 地 出 道 也 时 年 得 就 那 要 下 以 生 会',
    ),
    space: '',
  },
];

// Most mail of one company is in one or two languages.
const SHARES = [0.5, 0.8, 0.9, 0.95, 1];
const TAIL_WORDS = 20_000;

/** Text in one language, drawn from a vocabulary that all mails of a run share. */
export type Writer = { word(): string; sentence(): string; paragraph(bytes: number): string; name(): string };

export function createWriters(random: Random): () => Writer {
  const writers = LANGUAGES.map((language) => createWriter(random, language));
  return () => {
    const share = random.next();
    return writers[SHARES.findIndex((upTo) => share < upTo)] ?? writers[0]!;
  };
}

function createWriter(random: Random, { common, syllables, space }: Language): Writer {
  const made = () => Array.from({ length: random.between(2, 4) }, () => random.pick(syllables)).join('');
  const vocabulary = [...common, ...Array.from({ length: TAIL_WORDS }, made)];
  // The rank of a Zipf draw is spread evenly over its logarithm.
  const word = () => vocabulary[Math.floor(vocabulary.length ** random.next()) - 1] ?? common[0]!;
  const sentence = () => {
    const text = Array.from({ length: random.between(4, 18) }, word).join(space);
    const end = random.next() < 0.15 ? ` ${random.between(1, 99_999)}.` : random.pick(['.', '.', '.', ',', '?', '!']);
    return text.charAt(0).toUpperCase() + text.slice(1) + end;
  };
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    word,
    sentence,
    name: () => `${capital(made())} ${capital(made())}`,
    paragraph(bytes) {
      let text = sentence();
      while (Buffer.byteLength(text) < bytes) text += ` ${sentence()}`;
      return text;
    },
  };
}
