import type { Script } from './script.ts';

export const turkish: Script[] = [
  {
    mailbox: 'support',
    subject: '[{order} numaralı siparişim gelmedi|Kargom nerede?]',
    turns: [
      'Merhaba,\n\n[Pazartesi günü|Geçen hafta] {product} sipariş ettim, kargo takibi dört gündür "yolda" diyor. {city} için bu süre normal mi? [Bakabilir misiniz?|Bilgi verirseniz sevinirim.]\n\nTeşekkürler,\n{first}',
      'Merhaba {first} Bey/Hanım,\n\nkargo firmasıyla görüştüm: paket yanlış şubeye gitmiş, yarın yeniden yola çıkıyor. Cumaya kadar ulaşmazsa hemen yenisini gönderiyoruz.\n\nİyi günler,\n{me}',
      'Bugün geldi, ilginiz için çok teşekkür ederim.',
    ],
    ends: ['closed', 'waiting', 'answered', 'closed'],
    by: 'deniz',
  },
  {
    mailbox: 'support',
    subject: '[{product} ısınmıyor|Makine çalışmıyor]',
    turns: [
      'İyi günler,\n\n{product} bu sabahtan beri ısınmıyor, ışık yanıyor ama su soğuk kalıyor. Fişi çekip yeniden denedim. Garantisi devam ediyor mu?\n\nSaygılarımla,\n{first}, {city}',
      'İyi günler {first},\n\ngarantiniz sürüyor. Lütfen makineyi kapatıp iki düğmeye aynı anda on saniye basın; sıcaklık ayarı sıfırlanır. Yine ısınmazsa ücretsiz olarak evinizden aldırıyoruz.\n\n{me}',
    ],
    ends: ['waiting', 'pending', 'closed', 'waiting'],
    by: 'deniz',
  },
  {
    mailbox: 'support',
    subject: '[Fatura bilgileri|{order} için fatura]',
    turns: [
      'Merhaba,\n\n{order} numaralı siparişin faturasını şirket adına kesebilir misiniz? Vergi numaramız 4810563372, {city} Vergi Dairesi.\n\nKolay gelsin,\n{first}',
      'Merhaba {first},\n\nyeni fatura ekte. Bundan sonraki siparişlerinizde aynı bilgileri kullanacağız.\n\nKolay gelsin,\n{me}',
    ],
    ends: ['closed', 'closed', 'waiting', 'answered'],
    by: 'jiwoo',
    file: 'invoice',
  },
  {
    mailbox: 'sales',
    subject: '[Kafemiz için toptan kahve|Toptan fiyat listesi]',
    turns: [
      'Merhabalar,\n\n{city} şehrinde küçük bir kafe açıyoruz ve sizin kahvenizle başlamak istiyoruz. Aylık yaklaşık kırk kilo için fiyat verebilir misiniz? Barista eğitimi de veriyor musunuz?\n\nSelamlar,\n{first}',
      'Merhabalar {first},\n\nne güzel bir haber! Kırk kilo için fiyat listemiz ekte, ilk ayki eğitim bizden. Haftaya çevrim içi görüşebilir miyiz?\n\nSelamlar,\n{me}',
      'Salı günü saat 14.00 bize uyar.',
    ],
    ends: ['waiting', 'pending', 'answered', 'waiting'],
    by: 'deniz',
  },
  {
    mailbox: 'support',
    subject: '[Değişim talebi|Yanlış ürün geldi]',
    turns: [
      'Merhaba,\n\n{product} yerine başka bir model gelmiş. Kutuyu açmadım, fotoğrafını ekledim. Nasıl değiştirebiliriz?\n\n{first}',
      'Merhaba {first},\n\nözür dileriz, doğru ürün bugün yola çıkıyor. Kurye geldiğinde diğer kutuyu ona vermeniz yeterli.\n\n{me}',
    ],
    ends: ['pending', 'closed', 'closed', 'waiting'],
    by: 'mara',
    file: 'photo',
  },
  {
    mailbox: 'support',
    subject: '[Teşekkür|Ellerinize sağlık]',
    turns: [
      'Sevgili Nordlicht,\n\nannem {product} ile ilk kez filtre kahve içti ve artık Türk kahvesine dönmüyor. Şaka bir yana, paketleme de çok güzeldi.\n\nSevgiler,\n{first}',
      'Annenize selamlar! Bir fincan da bizim için içsin.\n\n{me}',
    ],
    ends: ['closed', 'waiting', 'closed', 'closed'],
    by: 'deniz',
  },
];
