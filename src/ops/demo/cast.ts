import type { Colleague, Language } from './scripts/all.ts';

export const COMPANY = 'Nordlicht Coffee';

/** Four people, the first of them the admin. */
export const COLLEAGUES: Record<Colleague, { name: string; email: string; jobTitle: string }> = {
  mara: { name: 'Mara Lindqvist', email: 'mara@nordlicht.example', jobTitle: 'Head of support' },
  deniz: { name: 'Deniz Aydın', email: 'deniz@nordlicht.example', jobTitle: 'Machines and repairs' },
  jiwoo: { name: 'Han Jiwoo', email: 'jiwoo@nordlicht.example', jobTitle: 'Orders and invoices' },
  tom: { name: 'Tom Berger', email: 'tom@nordlicht.example', jobTitle: 'Sales' },
};

export const MAILBOXES = {
  support: { name: 'Nordlicht Support', address: 'support@nordlicht.example' },
  sales: { name: 'Nordlicht Sales', address: 'sales@nordlicht.example' },
} as const;

/** How often the scripts of a language are told: two hundred conversations in all. */
export const TELLINGS: Record<Language, number> = {
  english: 84,
  german: 48,
  turkish: 22,
  korean: 18,
  chinese: 16,
  indonesian: 12,
};

type World = {
  first: string[];
  last: string[];
  cities: string[];
  products: string[];
  hosts: string[];
  familyFirst?: true;
};

/** Who writes in each language, from where, and about what. */
export const WORLDS: Record<Language, World> = {
  english: {
    first: 'Alice James Priya Oliver Grace Samuel Hannah Callum Zoe Marcus Eleanor Kwame Ruth Declan Naomi Felix'.split(
      ' ',
    ),
    last: 'Hartley Okafor Sharma Whitfield Doyle Bennett Ferreira Castle Nguyen Ashworth Moreau Quinn Bright Sandoval'.split(
      ' ',
    ),
    cities: ['Bristol', 'Leeds', 'Galway', 'Edinburgh', 'Toronto', 'Portland', 'Cardiff'],
    products: ['Aurora 2', 'Fjord grinder', 'Aurora Mini', 'Polaris kettle', 'Skagen drip maker'],
    hosts: ['harbourmail.example', 'postbox.example', 'brightstudio.example', 'millhouse.example'],
  },
  german: {
    first: 'Anke Jonas Sabine Matthias Leonie Torsten Friederike Holger Merle Stefan Jutta Nils Katharina Bernd'.split(
      ' ',
    ),
    last: 'Petersen Großmann Schröder Weiß Müller-Lüdenscheidt Hofmann Krüger Brandt Jäger Vogel Böhm'.split(' '),
    cities: ['Lübeck', 'Köln', 'Göttingen', 'Zürich', 'Graz', 'Leipzig', 'Flensburg'],
    products: ['Aurora 2', 'Fjord-Mühle', 'Aurora Mini', 'Polaris-Kessel', 'Skagen'],
    hosts: ['posteo-test.example', 'kontor.example', 'hofladen.example', 'schule.example'],
  },
  turkish: {
    first: 'Elif Mehmet Zeynep Çağrı Ayşe Burak Gülşen Ömer İpek Serkan'.split(' '),
    last: 'Yılmaz Öztürk Şahin Kılıç Doğan Güneş Çelik Aksoy'.split(' '),
    cities: ['İzmir', 'Ankara', 'Eskişehir', 'Bursa', 'İstanbul'],
    products: ['Aurora 2', 'Fjord değirmen', 'Aurora Mini', 'Skagen'],
    hosts: ['kutu.example', 'kafe.example', 'posta.example'],
  },
  korean: {
    first: '서연 민준 지우 하은 도윤 예린 준호 수빈 은지'.split(' '),
    last: '김 이 박 최 정 강 윤 임'.split(' '),
    cities: ['서울', '부산', '대전', '광주', '수원'],
    products: ['오로라 2', '피오르 그라인더', '오로라 미니', '스카겐'],
    hosts: ['pyeonji.example', 'hanok.example', 'saram.example'],
    familyFirst: true,
  },
  chinese: {
    first: '怡君 志明 雅婷 俊傑 淑芬 建宏 佳穎 宗翰'.split(' '),
    last: '陳 林 黃 張 李 王 吳 蔡'.split(' '),
    cities: ['台北', '台中', '高雄', '新竹', '台南'],
    products: ['極光 2', '峽灣磨豆機', '極光 Mini', '斯卡恩'],
    hosts: ['youxiang.example', 'gongsi.example', 'xinjian.example'],
    familyFirst: true,
  },
  indonesian: {
    first: 'Dewi Budi Siti Agus Putri Rizky Wulan Hendra'.split(' '),
    last: 'Santoso Wijaya Lestari Pratama Hidayat Nugroho'.split(' '),
    cities: ['Bandung', 'Yogyakarta', 'Surabaya', 'Denpasar'],
    products: ['Aurora 2', 'Fjord', 'Aurora Mini', 'Skagen'],
    hosts: ['surat.example', 'kedai.example', 'kantor.example'],
  },
};
