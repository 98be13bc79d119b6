/**
 * Recognises stretches that are probably a name of a person, a place or a body. Names are made of any letters, so
 * that no model tells a right one from a wrong one.
 */

const surnames = new Set(
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺",
);

/** What stands before the name of a person. */
const beforePerson = /(?:^|[、和与及员师户人任长]|书记|理事|董事|经理|干部|居民|村民|同志|委员|代表)$/u;
/** What stands after the name of a person: one or two letters of the name are passed over. */
const afterPerson =
  /^.{1,2}(?:要求|指出|强调|表示|介绍|参加|主持|出席|说|率|带队|同志|等|老人|大爷|大妈|阿姨|家|书记|主任)/u;
/** What ends or follows the name of a place, a body or a person. */
const head =
  /^(?:[镇乡村街路桥苑园巷庄河湖山局办委区县市州盟旗厂店站所院校组队馆说率到]|小区|社区|公司|水库|大[街桥道]|[小大中]学|集团|广场|花园|家园|新城|农场|林场|超市|酒店|宾馆|商[场城]|医院|中心|餐|饭店|同志|书记|主任|[局区县市镇乡科处]长|老师|医生|师傅|要求|指出|强调|表示|介绍|参加|主持|出席|陪同|带队|先后|一行)/u;

/** The most letters between the begin of a place's name and its head. */
const placeLength = 3;

/**
 * Gives how much a letter of a text without marks looks like part of a name: 0 not at all, 1 quite.
 * @param isAlone says whether the letter at a place is a word of its own
 */
export function nameLikeness(text: string, at: number, isAlone: (at: number) => boolean): number {
  for (let end = at; end < at + placeLength && isAlone(end); end += 1)
    if (head.test(text.slice(end + 1))) return 0.8;
  let likeness = 0;
  for (let start = Math.max(0, at - 2); start <= at; start += 1) {
    if (!surnames.has(text.charAt(start)) || !isAlone(start)) continue;
    const isPerson = beforePerson.test(text.slice(0, start)) || afterPerson.test(text.slice(start + 1));
    likeness = Math.max(likeness, isPerson ? 1 : 0.3);
  }
  return likeness;
}
