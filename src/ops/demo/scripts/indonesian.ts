import type { Script } from './script.ts';

export const indonesian: Script[] = [
  {
    mailbox: 'support',
    subject: '[Pesanan {order} belum sampai|Paket saya di mana?]',
    turns: [
      'Selamat [pagi|siang],\n\nsaya memesan {product} [hari Senin|minggu lalu] dan status pengirimannya sudah empat hari "dalam perjalanan" ke {city}. [Bisa tolong dicek?|Kira-kira kapan sampai?]\n\nTerima kasih,\n{first}',
      'Selamat siang {first},\n\npaketnya sempat masuk gudang yang salah dan besok berangkat lagi. Kalau sampai hari Jumat belum tiba, kami langsung kirim yang baru.\n\nMohon maaf atas kendalanya,\n{me}',
      'Sudah sampai hari ini, terima kasih banyak!',
    ],
    ends: ['closed', 'waiting', 'answered', 'closed'],
    by: 'tom',
  },
  {
    mailbox: 'support',
    subject: '[Lampu merah di {product} berkedip|Cara membersihkan kerak]',
    turns: [
      'Halo,\n\nlampu merah di {product} saya berkedip terus sejak kemarin. Di buku petunjuk tertulis "descale". Boleh pakai cuka?\n\nSalam,\n{first}',
      'Halo {first},\n\ntolong jangan pakai cuka karena merusak karet. Gunakan asam sitrat sesuai takaran di kemasan, tekan kedua tombol lima detik, lalu bilas dengan dua tangki air bersih.\n\nSalam,\n{me}',
    ],
    ends: ['pending', 'closed', 'waiting', 'closed'],
    by: 'deniz',
  },
  {
    mailbox: 'sales',
    subject: '[Harga grosir untuk kedai kopi|Kerja sama dengan kedai kami]',
    turns: [
      'Selamat siang,\n\nkami akan membuka kedai kecil di {city} dan tertarik dengan biji kopi Anda. Berapa harga untuk tiga puluh kilo per bulan, dan apakah bisa dikirim setiap dua minggu?\n\nHormat kami,\n{first}',
      'Selamat siang {first},\n\ndaftar harga kami lampirkan. Pengiriman dua minggu sekali bisa, dan contoh tiga jenis biji kopi kami kirim gratis minggu ini.\n\nSalam hangat,\n{me}',
      'Contohnya enak sekali, kami pilih yang kedua. Kapan bisa mulai?',
    ],
    ends: ['waiting', 'pending', 'answered', 'closed'],
    by: 'tom',
    file: 'invoice',
  },
];
