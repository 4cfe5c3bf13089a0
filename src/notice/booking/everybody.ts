/** What a sentence asks of everybody: groups, special visitors, refunds and broken channels left aside. */
import { CUE, FIRST, SAME_WAY, without } from './words.ts'

/** The words that are a rule for everybody: broken channels, refunds, groups and special visitors left out. */
export function ruleWords(all: string): string {
  // “汇总了开放时间和预约方式”: that these are told, and not what they are.
  let text = all.replace(EXAMPLE, '').replace(TOLD_OF, '')
  if (ENROLLED.test(text) || IF_BOOKED.test(text)) return ''
  if (AS_BEFORE.test(text)) text = without(text, (clause) => AS_BEFORE.test(clause))
  if (SOME_ONLY.test(text)) text = without(text, (clause) => SOME_ONLY.test(clause))
  if (THOSE_WITH.test(text)) text = without(text, (clause) => THOSE_WITH.test(clause))
  const cancelled = CANCELLED.exec(text)
  if (cancelled) text = text.slice(0, cancelled.index)
  if (BROKEN_RULES.test(text)) text = untilBroken(text)
  text = text.replace(GUIDED, '')
  if (ABOUT.test(text)) text = without(text, (clause) => ABOUT.test(clause))
  text = individuals(text)
  if (REFUND.test(text)) {
    if (/^[^,。;]{0,6}(?:已|如|若|因)/.test(text)) return ''
    text = without(text, (clause) => REFUND.test(clause))
  }
  // A channel that is being upgraded is no way in.
  if (BROKEN.test(text))
    text = text
      .split(/[,、]/)
      .filter((clause) => !BROKEN.test(clause))
      .join(',')
  text = text.replace(FOR_SPECIAL, '')
  if (SPECIAL.test(text))
    text = without(
      text,
      (clause) =>
        SPECIAL.test(clause) &&
        !SINGLE.test(
          clause
            .replace(/^[^可凭免无持]*/, '')
            .replace(/(?:外籍|外宾|港澳台|老年|军人)(?:观众|游客|读者)/g, ''),
        ),
    )
  if (GIFT.test(text)) text = without(text, (clause) => GIFT.test(clause) || FIRST.test(clause))
  // “讲座、电影均在报告厅,凭票入场”: in to these, and not to the house.
  text = text.replace(TO_EVENT, '')
  if (OTHER.test(text) && !FIRST.test(text)) text = without(text, (clause) => OTHER.test(clause))
  if (LATE_RULE.test(text)) text = without(text, (clause) => LATE_RULE.test(clause))
  // “特展凭票参观”: the ticket is for the show, not for the house.
  if (SHOW.test(text)) text = withoutShow(text)
  // “入馆无需预约,自习座位须提前一天预约”: the seat is not the way in.
  const rest = without(text, (clause) => SEAT.test(clause))
  // “座位可网上预约,也可到服务台取号” is one rule.
  if (
    rest !== text &&
    CUE.test(rest.replace(ONCE_BOOKED, '')) &&
    !/^(?:也|亦|还|或|同时|只能|只可|仅[能可限]|限|最多|至多|可约|可预约|每[天日次人晚])/.test(rest)
  )
    text = rest
  // “每日预约限额2000人”: a number, and no rule.
  if (FULL.test(text)) text = text.replace(FULL, '')
  if (QUOTA.test(text)) text = without(text, (clause) => QUOTA.test(clause))
  return text
}

/** What is said to individuals: clauses about groups are left out, with those that only go on with them. */
function individuals(text: string): string {
  if (!GROUP.test(text)) return text
  let group = false
  let ofGroup = false
  return text
    .split(/[,、]|(?<=预约)(?=散客|个人)/)
    .filter((clause) => {
      // “团体须预约,预约电话…”: the number is theirs.
      if (ofGroup && CALL.test(clause)) return false
      ofGroup = GROUP.test(clause)
      const single = SINGLE.test(
        clause.replace(/(?:团队|团体|集体)(?:观众|游客|读者|市民|参观)/g, ''),
      )
      if (GROUP.test(clause) && !single) {
        group = !CUE.test(clause)
        return false
      }
      if (single) group = false
      return !group
    })
    .join(',')
}

/** What is said before what becomes of those who booked and did not come. */
function untilBroken(text: string): string {
  const clauses = text.split(',')
  const end = clauses.findIndex((clause) => BROKEN_RULES.test(clause))
  const before = clauses.slice(0, end)
  while (before.length > 0 && BOOKED_CLAUSE.test(before.at(-1)!)) before.pop()
  return before.join(',')
}

/** “每天20:00放票(如2月5日放2月10日的票)” */
const EXAMPLE = /\((?:如|例如|比如|例|举例|譬如)[:,]?[^()]{2,60}\)/g

const TOLD_OF =
  /(?:时间|安排|信息|地址|电话)(?:以?及|和|与|、)(?:预约|预订|购票)(?:方式|办法|信息|须知|指南|攻略|渠道)(?![:为])/g

/** Does a sentence about booking say that a way in is out of use? */
export function isBroken(sentence: string): boolean {
  return BROKEN.test(sentence)
}

/** “免费发放粽子,先到先得”: the queue is for a gift. */
const GIFT =
  /粽子|月饼|汤圆|腊八粥|饺子|春联|福字|窗花|红包|灯笼|香囊|盆栽|绿植|(?:小|伴手|精美)礼|礼[品物包]|奖品|纪念[品章]|赠品|赠送|派送|[获受]赠|赠完|书签|徽章|盲盒|帆布袋|明信片|集章|盖章|打卡/

const OTHER =
  /观影|影片|电影票|影票|图书预约|预约借|预约取书|讲座|课程|活动预约|活动报名|停车|(?:讲解|导览|导赏)(?:预约|预订|预定|服务)|(?:预约|预订)(?:人工|免费|语音)?(?:讲解|导览|导赏)|(?:人工|馆内|定时|免费|义务|志愿)讲解|(?:讲解|导览|导赏)[^,。;]{0,8}(?:预约|预订|登记)|办证|换证|座位预约|资料预约|文献预约|核酸|疫苗|体检|预约维修|业余团队|文创|礼品|纪念品|奖品|(?:查档|阅档|调档|档案查阅|查阅档案|业务办理|研学|租场|场地租赁)(?:的)?(?:预约|预订|咨询)(?:电话|热线)|(?:读者|借书|借阅)证(?:办理|办领)|办理(?:读者|借书|借阅)证|校外(?:人员|读者|访客)|排练(?![厅室房])/

/** “预约后30分钟内未到的,自动释放” */
const ONCE_BOOKED = /(?:预约|预订|选座)(?:成功)?后[^。;]*/g

/** “如需讲解,请提前预约”: the guide is booked. */
const GUIDED =
  /(?:如|若)?(?:需要?|想|有)[^,。;]{0,6}(?:讲解|导览|导赏)(?:服务|员|需求)?[^,。;参入]{0,6},[^,。;参入]{0,10}(?:预约|预订|预定|登记|报名|联系)[^。;参入]{0,30}|^[^,。;:参入]{0,6}(?:讲解|导览|导赏)(?!,)[^。;参入]{0,60}$/g

const SEAT = /座位[^,。;]{0,16}(?:预约|预订|选座)/

/** So many may book. */
const QUOTA =
  /(?:新增|增加|增设|加开|开放)[^,。;\u4e00-\u9fff]{1,14}的?(?:预约|预订)(?:时段|场次|名额)(?=,|$)|(?:预约|预订)(?:入馆|参观)?(?:限额|上限|人数|总量|限量|名额|量)(?:上限)?(?:分别|均|各)?(?:为|是|:|不超过)?[^\d,。;]{0,6}\d/

/** “每场限200人,售完即止”: how many get in, and not how. */
const FULL =
  /(?:^|[,;])[^,。;先]{0,8}(?:限|上限)[^,。;先]{0,8}\d{1,5}(?:人|名|张)[^,。;先]{0,4},(?:售完|约满|额满|满员)(?:即止|为止)/

/** Money back, another day, a booking given up: no rule for getting in. */
const REFUND =
  /退票|退款|退费|退订|退改|改签|改期|原路退|顺延[^,。;]{0,6}使用|(?:如需|需要|可|请|及时|自行|未)[^,。;]{0,8}取消(?:入馆|参观)?(?:预约|预订|订单)?|(?:预约|名额)[^,。;]{0,4}(?:已满|满员|约满)[^。;]*(?:择日|改日|另选)/

/** “已预约…的订单自动取消”, “闭馆期间不接待,已预约的自动取消”: what becomes of bookings made before. */
const CANCELLED =
  /(?:^|[,。;])[^,。;]{0,6}(?:已(?:经|成功)?|此前|之前)(?:提前|网上|线上)?(?:预约|预订|购票|订票)[^。;]{0,40}(?:取消|作废|失效|另约|另行预约|重新预约|保留|仍(?:然)?有效|继续有效|无效|顺延)/

/** “如果您预约的是普通票,请…” */
const IF_BOOKED = /^[^,。;]{0,4}(?:如果|若|如)[^,。;]{0,4}(?:预约|预订|购买)的/

const AS_BEFORE = new RegExp(SAME_WAY)

/** “部分场馆须提前预约”: which, is told elsewhere. */
const SOME_ONLY =
  /(?:^|,)[^,。;]{0,6}(?:部分|有的|个别)(?:场馆|场地|场所|项目|区域|展厅|展馆|活动室|功能室)[^,。;]{0,4}(?:须|需|要|实行|采取)[^,。;]{0,6}(?:预约|预订)/

/** “持邻里卡入馆的,以上安排同样适用”: who is meant, and not how one gets in. */
const THOSE_WITH =
  /^(?!.*(?:预约|预订|购票))[^,。;]*(?:凭|持|刷)[^,。;]{0,16}(?:[入进][馆园场]|参观|入内)的(?:读者|市民|居民|人员|观众|游客|师生)?(?=,|$)/

/** “活动需提前报名”: of an event. */
const ENROLLED = /(?:^|[^场地馆])报名(?!大厅|处|预约)/

/** “累计3次预约未到的,列入黑名单”, “超时未入馆的视为爽约” */
const BROKEN_RULES =
  /爽约|失约|违约|黑名单|失信|累计[^,。;]{0,4}次|不得再(?:次)?(?:预约|预订)|(?:取消|暂停|限制|停止)(?:其)?(?:预约|预订)(?:资格|权限|功能)|(?:预约|预订)(?:后|成功后|成功)?(?:当日|当天|而|但|却)?(?:未|没有)(?:能)?(?:按时|按约|准时|如期)?(?:到|入|参观|签|使用|前来|取消)|不接受临时/

const BOOKED_CLAUSE = /(?:预约|预订|购票|订票)(?:成功|后)|^[^,]{0,6}(?:如|若|凡|因|累计)/

/** “了解预约详情”, “预约须知详见…”: where it is told, and no rule. */
const ABOUT =
  /^(?:\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,2}\))?(?:预约|预订)时(?!间|段|限|长)|(?:了解|查看|查询|知晓)[^,。;]{0,6}(?:预约|购票)|(?:预约|购票)(?:详情|须知|信息|指南|攻略|方式|流程)[^,。;]{0,4}(?:详见|请见|可见|参见|见|请关注|请查|如下(?=[:。]?$)|来了|在这|公布|发布|出炉|请收好|请查收)/

const BROKEN =
  /(?:通道|平台|系统|小程序|公众号|网站)[^,。;]{0,8}(?:升级|维护|暂停|关闭|检修|故障|停用)/

const GROUP =
  /团队|团体|集体|旅行社|单位组织|旅游团|学校组织|研学|跟团|\d+人(?:及|\(含\)|含)?以上|(?:^|[,的各和、]|企事业|机关)单位(?=[可须需请应、和或及参祭在要])/

const CALL =
  /^(?:预约|预订|联系|咨询|服务)?(?:电话|热线)|^(?:请|须|需|并|再|并须)?按(?:照)?(?:所)?(?:预约|约定|预订)/

const SINGLE = /散客|个人|观众|市民|游客|读者/

/** Who gets in by another rule than everybody. */
const SPECIAL =
  /(?:未成年人?|儿童)[^,。;]{0,12}[须需应]由|(?:岁(?:及|\(含\))?以[上下]|老人|残疾|残障|军人|(?:老年|未成年|儿童|学生)(?!人?[^入进到来参凭持免无须需可,。;、]{0,4}(?:馆|室|区|乐园|厅|中心|场|池|部))|外宾|外籍|港澳台|不(?:会|便)使用|没有智能|无智能|特殊(?:人群|群体))[^,。;]*(?:可|凭|免|无需|无须|持)|(?:行动不便|特殊(?:情况|需求|需要|人群|群体))[^,。;]*联系/

/** “针对老年人等群体,可电话预约或现场登记” */
const FOR_SPECIAL =
  /(?:老年人?|老人|长者|特殊|行动不便|残疾|残障)[^,。;]{0,12}(?:不便|不会|无法|不能|没有|不熟悉)[^,。;]{0,10}(?:的|者)(?:观众|读者|游客|市民)?,[^。;]*|(?:针对|对于?)(?:老年|老人|特殊|行动不便|残疾|残障|外籍|不会|不便)[^,。;]{0,12},[^。;]*/g

const TO_EVENT =
  /(?:讲座|放映|观影|电影|影片|演出|音乐会|展演|沙龙)(?![厅馆区室])[^,。;:]{0,24},(?:均|都|请|须|需|一律|观众)?(?:凭票|购票|免费领票|领票|凭号)(?:有序|免费)?(?:入场|入座|观看|参加)?(?=[,。;\n]|$)/g

const SHOW =
  /(?:^|[,;])(?:参观|观看)?[^,。;、和与及]{0,20}(?:特展|临展|特别展览?|临时展览|专题展览?|大展|"展览?|展"|放映|演出|音乐会)(?![厅馆区室])[^,。;、和与及]{0,12}(?:凭票|购票|售票|收费|凭门票|另行预约|单独预约)/

/** What is said of a show ends where the house is spoken of again. */
const OF_HOUSE = /常设|基本陈列|其[他余它]|入馆|全馆|本馆|个人|观众/

function withoutShow(text: string): string {
  let show = false
  return without(text, (clause) => {
    if (SHOW.test(clause)) show = true
    else if (OF_HOUSE.test(clause)) show = false
    return show
  })
}

/** “22:00后凭证刷卡进入”: from an hour on, and no rule of the day. */
const LATE_RULE =
  /(?:^|[,。;|])[^,。;|]{0,4}\d{1,2}(?::\d{2}|[点时])(?:以|之)?后(?!台|的[^,。;]{0,6}场次)[^,。;]*(?:凭|刷|持|预约|登记)/
