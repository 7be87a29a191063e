/**
 * Made-up words that make up customers and people, as "native|romanised" where they are not Latin: the romanised half feeds
 * slugs and e-mail addresses. No entry is a company or a person.
 */
export interface Script {
  readonly share: number;
  /** First and second half of a company's name. */
  readonly company: readonly [readonly string[], readonly string[]];
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** What stands between two halves; a space unless said otherwise. */
  readonly joint?: string;
}

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Parted by commas, for words with spaces inside. */
const phrases = (text: string) => text.split(",").map((word) => word.trim());

const latin: Script = {
  share: 54,
  company: [
    words(`Aurora Northwind Juniper Copper Harbor Velvet Summit Willow Cobalt Ember Lantern Meridian Saffron Granite Indigo
      Maple Orchard Pinecrest Quarry Riverbend Sable Tidewater Umber Vantage Wren Yarrow Zephyr Alder Birchwood Clover Drift
      Elmstead Fernhill Goldleaf Hollow Ironbark Kestrel Larkspur Moss Nettle Oakline Plum Quill Rosemary Sparrow Thistle
      Verdant Wildflower Amber Beacon Cinder Dovetail Everly Flint Glasshouse Heron Islet Jasper Kiln Lumen`),
    phrases(`Outfitters, Coffee Roasters, Apparel, Home, Pet Supply, Skincare, Cycles, Books, Bakery, Ceramics, Tea Co, Outdoor,
      Footwear, Eyewear, Jewelry, Kitchen, Furniture, Botanicals, Audio, Paper Goods, Nutrition, Toys, Spirits, Hardware,
      Textiles, Candles, Garden, Luggage, Denim, Provisions, Surf, Knitwear, Optics, Foods, Wellness, Studio, Market, Goods,
      Supply Co, Collective`),
  ],
  given:
    words(`Mira Jonah Tessa Owen Priya Dario Lena Felix Ada Rohan Noor Silas Ivy Mateo Greta Theo Nadia Ezra Cora Hugo
    Selma Arlo June Kofi Elise Bram Zara Nico Wilma Otis`),
  family:
    words(`Okafor Lindqvist Harlow Mendez Whitlock Varga Quinn Abara Stroud Kessler Moreau Tanaka Holloway Brandt Osei
    Pell Marsh Castellan Rowe Dunmore Fairley Novak Sorrel Ashby Kimura Larkin Vance Ekholm Barros Tully`),
};

const accented: Script = {
  share: 12,
  company: [
    words(`Étoile Château Señorío Größe Żółty Škoda-Les Überland Crème São-Bento Ångström Coração Niñez Façade Løvstad Þór
      Győri Đà-Lạt Çınar Ünlü Ðeep`),
    phrases(
      `Möbel, Pâtisserie, Bäckerei, Calçados, Mobília, Décoration, Kävéház, Zahradnictví, Çiçekçilik, Smørrebrød`,
    ),
  ],
  given: words(`Zoë José Søren Łucja Chloé Jürgen Núria Åsa Štěpán Inês Gülşen Háłina Éamon Ünal Bjørk`),
  family: words(
    `Muñoz Świątek Lefèvre Bjørnstad Gonçalves Müller Dvořák Ó-Briain Şahin Håkansson Ferreirão Nuñez-Ávila`,
  ),
};

const german: Script = {
  share: 3,
  company: [
    words(
      `Donaudampfschifffahrts Rindfleischetikettierungs Wohnungseigentums Kraftfahrzeughaftpflicht Grundstücksverkehrs`,
    ),
    phrases(
      `elektrizitätenhauptbetriebswerk GmbH & Co. KG, genehmigungszuständigkeitsübertragung mbH, verwaltungsgesellschaft AG`,
    ),
  ],
  given: accented.given,
  family: accented.family,
  joint: "",
};

const japanese: Script = {
  share: 6,
  company: [
    words(
      `青空|aozora 銀河|ginga 桜井|sakurai 北海|hokkai 三日月|mikazuki 大和|yamato 富岳|fugaku 若葉|wakaba さくら|sakura`,
    ),
    words(
      `電機株式会社|denki 珈琲店|kohiten 書房|shobo 工業|kogyo 雑貨|zakka 製菓|seika 自転車|jitensha ベーカリー|bakery`,
    ),
  ],
  given: words(`陽菜|hina 蓮|ren 結衣|yui 大翔|hiroto 美咲|misaki 悠真|yuma 葵|aoi`),
  family: words(`佐久間|sakuma 水野|mizuno 橘|tachibana 早川|hayakawa 桐生|kiryu 朝倉|asakura`),
  joint: "",
};

const chinese: Script = {
  share: 5,
  company: [
    words(`云帆|yunfan 星河|xinghe 长青|changqing 锦绣|jinxiu 远山|yuanshan 明月|mingyue 天泽|tianze`),
    words(`贸易有限公司|trading 茶业|tea 家居|home 科技|tech 服饰|apparel 食品|foods`),
  ],
  given: words(`思远|siyuan 雨桐|yutong 子涵|zihan 梓萱|zixuan 浩然|haoran 诗琪|shiqi`),
  family: words(`欧阳|ouyang 慕容|murong 司徒|situ 林|lin 程|cheng 沈|shen`),
  joint: "",
};

const korean: Script = {
  share: 3,
  company: [
    words(`한빛|hanbit 새벽|saebyeok 도담|dodam 가온|gaon 누리|nuri 푸른숲|pureunsup`),
    words(`전자|jeonja 베이커리|bakery 문구|mungu 가구|gagu 화장품|cosmetics`),
  ],
  given: words(`서연|seoyeon 민준|minjun 지우|jiwoo 하윤|hayoon 도현|dohyeon`),
  family: words(`남궁|namgung 황보|hwangbo 선우|sunwoo 강|kang 윤|yoon`),
};

const arabic: Script = {
  share: 4,
  company: [
    words(`النجمة|najma الفجر|fajr الواحة|waha الياسمين|yasmin المرجان|murjan`),
    phrases(
      `للتجارة والتوزيع|trading, للأثاث|furniture, للعطور|perfumes, للأزياء|fashion, للإلكترونيات|electronics`,
    ),
  ],
  given: words(`ليلى|layla يوسف|yusuf مريم|maryam كريم|karim سلمى|salma طارق|tariq`),
  family: words(`الحداد|haddad النجار|najjar الشامي|shami المنصور|mansour الخياط|khayat`),
};

const hebrew: Script = {
  share: 3,
  company: [
    words(`אורנים|oranim שקד|shaked תמר|tamar גלים|galim ברוש|brosh`),
    phrases(`עיצוב הבית|home-design, ספרים|books, מאפים|bakery, אופניים|cycles`),
  ],
  given: words(`נועה|noa איתן|eitan יעל|yael אורי|uri מיכל|michal`),
  family: words(`ברקאי|barkai שחם|shaham לביא|lavi אלמוג|almog`),
};

const thai: Script = {
  share: 3,
  company: [
    words(`บ้านสวน|bansuan แสงจันทร์|saengchan ทองคำ|thongkham ริมธาร|rimtharn`),
    words(`กาแฟสด|coffee เฟอร์นิเจอร์|furniture สมุนไพร|herbs ผ้าไหม|silk`),
  ],
  given: words(`กานดา|kanda ธนา|thana พิมพ์|phim วินัย|winai`),
  family: words(`สุขใจ|sukjai ศรีทอง|sritong รุ่งเรือง|rungrueang`),
  joint: "",
};

const cyrillicAndGreek: Script = {
  share: 3,
  company: [
    words(`Берёзка|beryozka Заря|zarya Південь|pivden Αυγή|avgi Θάλασσα|thalassa Ёлочка|yolochka`),
    words(`Торг|torg Кофейня|kofeynya Меблі|mebli Βιβλία|vivlia Κεραμικά|keramika`),
  ],
  given: words(`Алёна|alyona Тарас|taras Ελένη|eleni Матвей|matvey Νίκος|nikos`),
  family: words(`Щербак|shcherbak Ёлкина|yolkina Παππάς|pappas Журавель|zhuravel`),
};

const devanagari: Script = {
  share: 2,
  company: [
    words(`सूर्योदय|suryoday गंगा|ganga चंदन|chandan मयूर|mayur`),
    words(`वस्त्र|vastra मसाले|masale पुस्तक|pustak`),
  ],
  given: words(`अनन्या|ananya विवान|vivaan क्षितिज|kshitij`),
  family: words(`त्रिपाठी|tripathi श्रीवास्तव|shrivastava`),
};

const emoji: Script = {
  share: 2,
  company: [
    words(`🌵|cactus 🧁|cupcake 🦊|fox 👩‍🚀|astronaut 🏳️‍🌈|rainbow 👨‍👩‍👧‍👦|family`),
    phrases(`Club, Delivery 🚚|delivery, ✨ Studio|studio, Toys 🎲|toys`),
  ],
  given: latin.given,
  family: latin.family,
};

/** Every script of the seed; shares sum to 100. */
export const SCRIPTS: readonly Script[] = [
  latin,
  accented,
  german,
  japanese,
  chinese,
  korean,
  arabic,
  hebrew,
  thai,
  cyrillicAndGreek,
  devanagari,
  emoji,
];

/** The script that a number from 0 to 99 falls on. */
export const scriptAt = (percent: number): Script => {
  let sum = 0;
  return SCRIPTS.find((script) => (sum += script.share) > percent) ?? latin;
};
