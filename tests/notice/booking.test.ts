/** How one gets in: each sentence as a rule, and whom, where and when it holds for. */
import { describe, expect, it } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { place, short } from './shown.ts'

const read = (text: string, places: PlaceEntry[]) =>
  draft(text, {
    places,
    announced: '2025-09-24',
    title: '鹭洲市博物馆2025年国庆假期开放公告',
    publisher: '鹭洲市博物馆',
    calendar: builtinCalendar('2025-09-24'),
  })

const RULES: [string, string][] = [
  // booked ahead
  ['门票须提前在官方网站或微信公众号购买，现场不售票。', 'book-ahead[official-account,website]'],
  ['参观者可于前1日至前3日登录“鹭洲文旅”APP预约。', 'book-ahead[app] 1..3'],
  ['请在公众号提前1-7天预约，现场不接待未预约观众。', 'book-ahead[official-account] 1..7'],
  ['可通过小程序预订今明两天的场地。', 'book-ahead[mini-program] 0..1'],
  [
    '预约方式：现场、电话（8123456）或微信公众号均可。',
    'book-or-walk-in[counter,official-account,phone]',
  ],
  ['可提前1-3天通过APP或电话预订，不设现场窗口。', 'book-ahead[app,phone] 1..3'],
  ['请提前1天至5天通过小程序实名预约。', 'book-ahead[mini-program] 1..5'],
  ['可预约未来7天的门票，通过“鹭洲博物馆”公众号办理。', 'book-ahead[official-account] ?..7'],
  ['请在公众号预约7日内（含当日）的时段。', 'book-ahead[official-account] 0..6'],
  ['须至少提前1天、最多提前10天在官网预约。', 'book-ahead[website] 1..10'],
  ['网上预约，额满为止。', 'book-ahead[online]'],
  ['请在公众号或小程序预约，现场核验身份证入馆。', 'book-ahead[mini-program,official-account]'],
  ['三楼须提前2天在小程序订场。', 'book-ahead[mini-program] 2..?'],
  [
    '最多提前3天，在“鹭洲体育”小程序订场，每天8:00放场；没有订出的场地，当天可到前台现场购买。',
    'book-or-walk-in[counter,mini-program] ?..3 08:00',
  ],
  ['不用订场，来了就能打。', 'walk-in[]'],
  ['须提前一天在“鹭洲文旅”公众号上约。', 'book-ahead[official-account] 1..?'],
  [
    '须提前1至5天在小程序预约，每天20:00放票（如9月25日20:00放9月30日的票）。',
    'book-ahead[mini-program] 1..5 20:00',
  ],
  ['每日18:00放票，请提前1天通过公众号预约。', 'book-ahead[official-account] 1..? 18:00'],
  ['参观请提前一天预约，不接受现场预约。', 'book-ahead[] 1..?'],
  ['因退票释放的名额随时更新。观众须提前3天内通过官网预约。', 'book-ahead[website] ?..3'],
  ['通过小程序预订，可订7日内（不含当日）的场地。', 'book-ahead[mini-program] 1..7'],
  ['自习座位请至少提前1天在小程序选座。', 'book-ahead[mini-program] 1..?'],
  ['要用的请提前一天打电话约（8123456）。', 'book-ahead[phone] 1..?'],
  ['须在“鹭洲文旅”小程序购票。', 'book-ahead[mini-program]'],
  ['球场可提前一天打电话预订。', 'book-ahead[phone] 1..?'],
  ['游客请走南门，凭预约二维码入馆。', 'book-ahead[]'],
  ['实名预约，凭身份证入馆。', 'book-ahead[]'],
  ['预约成功后凭身份证入馆。', 'book-ahead[]'],
  ['可预约当日及未来四天的入馆名额。', 'book-ahead[] 0..4'],
  ['散客可提前2天或当日在官网预约。', 'book-ahead[website] 0..2'],
  ['每天9:00起可预约次日场次，请在小程序办理。', 'book-ahead[mini-program] 1..1 09:00'],
  ['门票在公众号预约，实行提前5天放票。', 'book-ahead[official-account] ?..5'],
  ['每晚18:00放出6天后的门票，请在小程序预约。', 'book-ahead[mini-program] ?..6 18:00'],
  ['通过官网预约，预售期7天。', 'book-ahead[website] ?..7'],
  ['可提前一周通过公众号预约。', 'book-ahead[official-account] ?..7'],
  ['可在参观前5天内（不含参观当日）通过小程序预约。', 'book-ahead[mini-program] 1..5'],
  ['须提前2天电话或到总服务台预约。', 'book-ahead[counter,phone] 2..?'],
  ['须提前一天到现场领票入馆。', 'book-ahead[counter] 1..?'],
  ['参观请预约，额满为止。', 'book-ahead[]'],
  ['可通过博物馆微信预约。', 'book-ahead[official-account]'],
  ['请提前在小程序上预约，预约规则和放票时间不变。', 'book-ahead[mini-program]'],
  ['可在博物馆订阅号上提前预约。', 'book-ahead[official-account]'],
  [
    '可通过以下方式预约：①“鹭洲”微信公众号；②拨打0590-8123456；③到馆内前台现场办理。',
    'book-or-walk-in[counter,official-account,phone]',
  ],
  [
    '每天8:00起可在“鹭洲”小程序预订，最多提前3天；也可拨打0590-8123456预订，当日余下场地可到前台现场办理。',
    'book-or-walk-in[counter,mini-program,phone] ?..3 08:00',
  ],
  [
    '次日和后日的场地每晚20:00在小程序开放预订，当日场地不再接受预订。',
    'book-ahead[mini-program] 1..? 20:00',
  ],
  ['各项讲座、电影放映均在报告厅，凭票入场。', 'none'],
  ['演出凭票入场。入馆无需预约。', 'walk-in[]'],
  ['10月1日至3日新增17:00-19:00的预约时段，每日增加5000人。', 'none'],
  ['门票通过美团、大众点评购买。', 'book-ahead[online]'],
  ['每日15时开始预订次日场地。', 'book-ahead[] 1..1 15:00'],
  ['可提前3天至当天预约，请登录官网。', 'book-ahead[website] 0..3'],
  ['门票提前3天开始预约。', 'book-ahead[] ?..3'],
  ['提前7天可在“鹭洲”小程序预约。', 'book-ahead[mini-program] ?..7'],
  ['是否预约：需提前预约（本馆微信公众号）。', 'book-ahead[official-account]'],
  ['购票方式：电话0590-8123456', 'book-ahead[phone]'],
  ['座位须在公众号提前预约，预约后30分钟内未到自动释放。', 'book-ahead[official-account]'],
  ['可于参观日前7天登录官网预约。', 'book-ahead[website] ?..7'],
  ['需提前电话预约，到馆后到服务台确认登记。', 'book-ahead[phone]'],
  ['参观免费，但不免约。', 'book-ahead[]'],
  ['仅限预约次日场地，小程序办理。', 'book-ahead[mini-program] 1..1'],
  ['订场电话：0590-8123456', 'book-ahead[phone]'],
  ['请在公众号预约，累计三次预约未到的，30日内不能再次预约。', 'book-ahead[official-account]'],
  ['目前不接待团队，散客须提前一天在公众号预约。', 'book-ahead[official-account] 1..?'],
  ['个人可提前1-3天在小程序预约，团体观众须提前5天打电话预约。', 'book-ahead[mini-program] 1..3'],
  ['\n团体预约\n1.须提前3天打电话预约。\n2.须提供名单。', 'none'],
  ['去展厅的市民请提前一天在“鹭洲市博物馆”公众号约好。', 'book-ahead[official-account] 1..?'],
  ['场地在小程序预订，提前3天放场。', 'book-ahead[mini-program] ?..3'],
  ['每天7:30放出当日及以后2天的名额，请在小程序预约。', 'book-ahead[mini-program] 0..2 07:30'],
  [
    '预约渠道：①“鹭洲”微信公众号→参观预约；②“爱鹭洲”APP；③拨打0590-8123456。',
    'book-ahead[app,official-account,phone]',
  ],
  ['入馆请提前1天在小程序上选择时段。', 'book-ahead[mini-program] 1..?'],
  ['座位每天在公众号抢座。', 'book-ahead[official-account]'],
  ['每日最大承载量3000人，达到上限后不再放行，请提前预约。', 'book-ahead[]'],
  ['观众可提前三天预约；老年人等不便网上预约的，可到服务台人工登记入馆。', 'book-ahead[] ?..3'],
  // by either way
  [
    '入馆方式：预约入馆（微信公众号）/现场换票（凭身份证）。',
    'book-or-walk-in[counter,official-account]',
  ],
  [
    '1、线上：“鹭洲”小程序，提前1-3天订场；\n2、线下：前台。',
    'book-or-walk-in[counter,mini-program] 1..3',
  ],
  [
    '订场请提前一天打0590-8123456，没人订的场地可以直接来打。',
    'book-or-walk-in[counter,phone] 1..?',
  ],
  ['单次票在“鹭洲游泳”小程序或前台买。', 'book-or-walk-in[counter,mini-program]'],
  [
    '请提前在公众号预约，未预约的游客可在入口处扫码登记入馆。',
    'book-or-walk-in[counter,official-account] register',
  ],
  ['可在公众号预约，没有预约的读者凭身份证直接入馆。', 'book-or-walk-in[counter,official-account]'],
  ['可提前在小程序预约，也可到场扫码预约。', 'book-or-walk-in[counter,mini-program]'],
  ['线上线下均可购票。', 'book-or-walk-in[counter,online]'],
  ['凭票入场（可在前台或微信小程序购买）。', 'book-or-walk-in[counter,mini-program]'],
  [
    '1.线上预约：关注本馆公众号；\n2.线下取票：当日余票可在游客中心现场领取。',
    'book-or-walk-in[counter,official-account]',
  ],
  ['散客购票：前台或美团购票。', 'book-or-walk-in[counter,online]'],
  ['可提前在公众号预约，也可当天到馆。', 'book-or-walk-in[counter,official-account]'],
  ['观众可自主选择预约或直接入馆。', 'book-or-walk-in[counter]'],
  ['观众可凭身份证直接入馆，也可提前在公众号预约。', 'book-or-walk-in[counter,official-account]'],
  ['网上预约与线下领票并行。', 'book-or-walk-in[counter,online]'],
  ['网上预约80%，现场预约20%。', 'book-or-walk-in[counter,online]'],
  ['购票方式：现场窗口购票、小程序购票。', 'book-or-walk-in[counter,mini-program]'],
  ['1.公众号购票；2.现场自助机购票。', 'book-or-walk-in[counter,official-account]'],
  [
    '线上预约：本馆微信公众号；现场预约：南门服务中心。',
    'book-or-walk-in[counter,official-account]',
  ],
  ['可在公众号自助购卡，也可到前台现场购卡。', 'book-or-walk-in[counter,official-account]'],
  [
    '可提前在公众号预约，也可到前台现场取票，先到先得。',
    'book-or-walk-in[counter,official-account]',
  ],
  ['可在小程序购票，也可到前台购票。', 'book-or-walk-in[counter,mini-program]'],
  [
    '可在公众号预约，未预约的观众可在南门现场取号入馆。',
    'book-or-walk-in[counter,official-account]',
  ],
  ['可提前在小程序预约，也可现场取票。', 'book-or-walk-in[counter,mini-program]'],
  ['座位可在公众号预约，也可到馆后在服务台取号。', 'book-or-walk-in[counter,official-account]'],
  [
    '请提前1天在小程序购票，没有售完的场次可到前台现场购票。',
    'book-or-walk-in[counter,mini-program] 1..?',
  ],
  ['舞蹈排练厅请提前2天打电话预约。', 'book-ahead[phone] 2..?'],
  ['线上预约与现场取号相结合。', 'book-or-walk-in[counter,online]'],
  [
    '预约方式：①登录微信公众号预约；②拨打客服电话预约；③现场预约。',
    'book-or-walk-in[counter,official-account,phone]',
  ],
  ['成人票30元，可在公众号购买。', 'book-ahead[official-account]'],
  ['本院采用“线上预约+现场登记”的方式。', 'book-or-walk-in[counter,online] register'],
  [
    '可提前4天在公众号预约；名额未满时，可现场登记入馆。',
    'book-or-walk-in[counter,official-account] ?..4 register',
  ],
  ['场地可现场登记或电话预订。', 'book-or-walk-in[counter,phone] register'],
  ['预约优先，现场可领余票。', 'book-or-walk-in[counter]'],
  ['民众参观须预约，白天场提供少量现场预约名额。', 'book-or-walk-in[counter]'],
  [
    '每日接待500人，其中300个名额提前一天在公众号预约，其余200个名额当天在南门售票处现场领取，领完为止。',
    'book-or-walk-in[counter,official-account] 1..?',
  ],
  [
    '每日限800人，600个名额在小程序预约，剩余200个在前台现场发放。',
    'book-or-walk-in[counter,mini-program]',
  ],
  ['场地在小程序预订，未订满的场地可到前台现场开场。', 'book-or-walk-in[counter,mini-program]'],
  [
    '1.在公众号购票，每天8:00放出当日及次日各场余票。\n2.未在网上购票的，可到前台现场购票，售完即止。',
    'book-or-walk-in[counter,official-account] 0..1 08:00',
  ],
  ['可在官网买票，没有在线上买票的游客可到售票窗口购买。', 'book-or-walk-in[counter,website]'],
  // on the spot
  ['观众须到游客服务中心免费领票后入馆。', 'walk-in[counter]'],
  ['门票现场购买。', 'walk-in[counter]'],
  ['入馆请出示身份证。', 'walk-in[]'],
  ['座位扫码选座。', 'walk-in[counter] register'],
  ['参观免费，入馆登记。', 'walk-in[counter] register'],
  [
    '1.集体祭扫：须提前2天电话预约，按预约时间有序祭扫。\n2.个人祭扫：不需预约，登记入园。',
    'walk-in[counter] register',
  ],
  ['入馆扫码，无需预约。', 'walk-in[]'],
  ['观众进入博物馆需出示有效身份证。', 'walk-in[]'],
  ['零散观众凭有效证件领取当天门票。', 'walk-in[counter]'],
  ['场地不接受预约，先到先用。', 'first-come[]'],
  ['参观预约\n个人入园无需预约，凭身份证直接进入。', 'walk-in[]'],
  ['观众现场取号入馆。', 'walk-in[counter]'],
  ['不再实行预约，凭身份证入馆。', 'walk-in[]'],
  ['取消预约，直接入馆。', 'walk-in[]'],
  ['入馆刷身份证就行，不用预约！', 'walk-in[]'],
  ['刷会员卡入场。', 'walk-in[]'],
  ['个人参观无需预约，团体参观须提前3天预约，预约电话0590-8123456。', 'walk-in[]'],
  ['观众扫码入场。', 'walk-in[]'],
  ['市民刷脸入内。', 'walk-in[]'],
  [
    '个人入馆无需预约，10人以上团队须提前3天预约。\n预约电话：0590-8123456（周一至周五9:00-11:30）',
    'walk-in[]',
  ],
  ['免预约，凭有效证件入馆；20人以上团队须提前3天电话预约。', 'walk-in[]'],
  ['无需预约。旅行社、研学团队须提前5天在官网预约。', 'walk-in[]'],
  ['现场领号，先到先得。', 'first-come[counter]'],
  ['座位先到先得，座满为止。', 'first-come[]'],
  ['入馆无需预约，自习座位须提前一天在小程序预约。', 'walk-in[]'],
  ['市民可直接到馆参观，团体参观需提前预约。', 'walk-in[]'],
  ['个人观众免预约入馆，团体观众须通过公众号提前2天预约。', 'walk-in[]'],
  ['个人持身份证登记入园；各单位须提前2天电话预约。', 'walk-in[counter] register'],
  ['个人凭身份证入馆。\n为20人以上团队提供免费讲解服务，须提前两天在公众号预约。', 'walk-in[]'],
  ['凭有效身份证件就可以在上午或下午开放时段入园。', 'walk-in[]'],
  ['凭身份证在票务中心领取参观券入馆。', 'walk-in[counter]'],
  ['免费参观券在游客中心领取。', 'walk-in[counter]'],
  ['所有入馆人员，请做好登记。', 'walk-in[counter] register'],
  ['无需预约。如有行动不便等特殊情况，请提前与工作人员联系。', 'walk-in[]'],
  ['常设展无需预约；“海丝遗珍”展须购票参观，票价50元，可在小程序购票。', 'walk-in[]'],
  ['免费参观，凭身份证登记。', 'walk-in[counter] register'],
  ['按照到场先后顺序依次进场。', 'first-come[]'],
  ['参观请联系0590-8123456。', 'by-arrangement[phone]'],
  ['市民自行入场。', 'walk-in[]'],
  ['凭本人有效身份证件领取免费参观券入馆。', 'walk-in[counter]'],
  ['凭年卡或到前台购票入场。', 'walk-in[counter]'],
  ['凭会员卡或在售票处购票入场。', 'walk-in[counter]'],
  ['场地不设预约，随来随打。', 'walk-in[]'],
  ['观众不再预约，刷身份证进。', 'walk-in[]'],
  ['个人可自行进园祭扫。', 'walk-in[]'],
  // no rule for getting in
  ['持邻里卡入馆的，以上安排同样适用。', 'none'],
  ['凭校友卡入馆的读者，请走东门。', 'none'],
  ['每场限180人，售完即止。', 'none'],
  ['预约攻略如下：', 'none'],
  ['其中，网球项目须通过APP预订。', 'none'],
  ['校外人员须提前一天在小程序预约入馆。', 'none'],
  ['未成年人须由监护人预约并陪同参观。', 'none'],
  ['预约时请说明人数和时间。', 'none'],
  ['一个月内三次预约未到的，列入黑名单，暂停预约资格。', 'none'],
  ['恕不接受临时预约。', 'none'],
  ['亲子手工须提前在公众号报名，名额有限，先到先得。', 'none'],
  ['活动当日免费发放粽子，先到先得。', 'none'],
  ['到馆可领小礼物一份，送完即止，先到先得。', 'none'],
  ['预约须知详见本馆公众号。', 'none'],
  ['可关注公众号了解预约详情。', 'none'],
  ['已预约10月1日至3日参观的订单自动取消，请择日另约。', 'none'],
  ['已购票的观众可顺延一日使用或到前台退票。', 'none'],
  ['闭馆期间不接待，此前已预约10月2日的观众，预约自动取消。', 'none'],
  ['已预订场地的市民，票款将于三个工作日内原路退回。', 'none'],
  ['如需取消预约，请至少提前1天在公众号操作。', 'none'],
  ['跨年夜须凭票入场，门票在公众号预约；其余日期免费，无需预约。', 'none'],
  ['讲座须提前在公众号预约。', 'none'],
  ['馆内讲解须提前一天预约。', 'none'],
  ['每日预约限额分别为2000人和500人。', 'none'],
  ['闭馆期间暂停预约。', 'none'],
  ['22:00后凭读者证刷卡进入。', 'none'],
  ['65岁以上老人凭身份证可免预约入馆。', 'none'],
]

describe('how one gets in', () => {
  it.each(RULES)('%s', (rule, expected) => {
    const d = read(`10月1日至7日9:00-17:00开放。${rule}`, [place('p1', '鹭洲市博物馆')])
    expect(short(d.facts.find((f) => f.hours !== 'closed')!.booking)).toBe(expected)
  })

  const rooms = [
    place('p1', '鹭洲市博物馆'),
    place('p2', '序厅', 'p1'),
    place('p3', '球幕影院', 'p1'),
    place('p4', '儿童馆', 'p1'),
  ]
  const of = (text: string) =>
    Object.fromEntries(read(text, rooms).facts.map((f) => [f.place, short(f.booking)]))

  it('each room has its own rule', () => {
    const hours = '10月1日至7日，序厅、球幕影院、儿童馆9:00-17:00开放。\n'
    expect(of(`${hours}序厅须提前3天内在公众号预约；球幕影院无需预约，凭票入场。`)).toMatchObject({
      p2: 'book-ahead[official-account] ?..3',
      p3: 'walk-in[]',
      p4: 'none',
    })
    expect(of(`${hours}入馆无须预约，序厅须提前2天在小程序预约，每天12:00放号。`)).toEqual({
      p2: 'book-ahead[mini-program] 2..? 12:00',
      p3: 'walk-in[]',
      p4: 'walk-in[]',
    })
  })

  const BESIDES: [string, Record<string, string>][] = [
    [
      '序厅须提前1天在小程序预约，其他展厅无需预约。',
      { p2: 'book-ahead[mini-program] 1..?', p3: 'walk-in[]', p4: 'walk-in[]' },
    ],
    [
      '序厅、球幕影院请在公众号订票；其余场所凭身份证入场。',
      { p2: 'book-ahead[official-account]', p3: 'book-ahead[official-account]', p4: 'walk-in[]' },
    ],
    [
      '除儿童馆外，其他区域均须提前一天在公众号预约。',
      {
        p2: 'book-ahead[official-account] 1..?',
        p3: 'book-ahead[official-account] 1..?',
        p4: 'none',
      },
    ],
    [
      '入馆预约：除儿童馆、球幕影院无需预约外，其他区域请提前2天打电话预约。',
      { p2: 'book-ahead[phone] 2..?', p3: 'walk-in[]', p4: 'walk-in[]' },
    ],
    [
      '除球幕影院须在小程序购票外，均可直接入馆，无需预约。',
      { p2: 'walk-in[]', p3: 'book-ahead[mini-program]', p4: 'walk-in[]' },
    ],
    [
      '（一）序厅：须提前1天预约。\n（二）其他展厅：无需预约。',
      { p2: 'book-ahead[] 1..?', p3: 'walk-in[]', p4: 'walk-in[]' },
    ],
    [
      '进入序厅须预约，进入其他区域无需预约。',
      { p2: 'book-ahead[]', p3: 'walk-in[]', p4: 'walk-in[]' },
    ],
    [
      '参观序厅无需预约，参观球幕影院须提前2天在官网预约。',
      { p2: 'walk-in[]', p3: 'book-ahead[website] 2..?', p4: 'none' },
    ],
    [
      '序厅提前一天小程序预约，儿童馆电话预约，其余无需预约。',
      { p2: 'book-ahead[mini-program] 1..?', p3: 'walk-in[]', p4: 'book-ahead[phone]' },
    ],
    [
      '除儿童馆免预约外，序厅、球幕影院均需提前1天预约。',
      { p2: 'book-ahead[] 1..?', p3: 'book-ahead[] 1..?', p4: 'walk-in[]' },
    ],
    ['上述区域先到先得，儿童馆除外。', { p2: 'first-come[]', p3: 'first-come[]', p4: 'none' }],
    ['以上场馆均免费开放，无需预约。', { p2: 'walk-in[]', p3: 'walk-in[]', p4: 'walk-in[]' }],
    ['序厅、儿童馆免费开放，无需预约。', { p2: 'walk-in[]', p3: 'none', p4: 'walk-in[]' }],
    ['序厅须提前1天电话预约；球幕影院、儿童馆无需预约。', { p4: 'walk-in[]' }],
  ]
  it.each(BESIDES)('%s', (rule, expected) => {
    const hours =
      '序厅10月1日至7日9:00-17:00开放。\n球幕影院10月1日至7日10:00-16:00开放。\n儿童馆10月1日至5日10:00-15:00开放。\n'
    expect(of(hours + rule)).toMatchObject(expected)
    expect(read(hours + rule, rooms).unread).toEqual([])
  })

  it('one left out after its name is asked nothing', () => {
    const hours = '序厅、球幕影院10月1日至7日9:00-17:00开放。\n'
    const facts = of(`${hours}球幕影院除外，其他展厅无需预约。`)
    expect(facts).toMatchObject({ p2: 'walk-in[]', p3: 'none' })
  })

  it('a rule in brackets is of the names before it', () => {
    const line = '10月1日至7日9:00-17:00开放'
    expect(
      of(`${line}序厅、儿童馆（免费，先到先得）和球幕影院（收费，须在小程序购票）。`),
    ).toMatchObject({ p2: 'first-come[]', p3: 'book-ahead[mini-program]', p4: 'first-come[]' })
  })

  it('a rule in the bracket of a heading is of what stands under it', () => {
    const text =
      '1、公共区域（无需预约）\n序厅，10月1日至7日9:00-17:00开放。\n2、球幕影院\n10月8日起恢复开放。'
    expect(of(text)).toEqual({ p2: 'walk-in[]', p3: 'none' })
  })

  it('what is free and what costs may have rules of their own', () => {
    const text =
      '序厅：10月1日9:00-12:00免费开放；10月2日至7日13:00-17:00低收费开放。\n序厅低收费时段须提前1天电话预订，免费时段不接受预订，先到先得。'
    expect(read(text, rooms).facts.map((f) => short(f.booking))).toEqual([
      'first-come[]',
      'book-ahead[phone] 1..?',
    ])
  })

  it('a rule after days of one place, in a clause of its own, is of all of them', () => {
    const text = '序厅10月1日8:00-12:00开放，10月2日至7日14:00-21:00开放，场地先到先得。'
    expect(read(text, rooms).facts.map((f) => short(f.booking))).toEqual([
      'first-come[]',
      'first-come[]',
    ])
  })

  it('the rooms above, the rooms just priced', () => {
    const hours =
      '10月8日起恢复正常开放。\n序厅10月1日至7日9:00-17:00开放，儿童馆10月1日至7日10:00-16:00开放。\n'
    expect(of(`${hours}上述展厅先到先得。`)).toMatchObject({ p2: 'first-come[]', p1: 'none' })
    const ahead = 'book-ahead[official-account]'
    expect(of(`${hours}序厅免费，儿童馆30元/人。请在公众号预约。`)).toEqual({
      p1: ahead,
      p2: ahead,
      p4: ahead,
    })
  })

  it('where one books is told in the lead, how long ahead in the section', () => {
    const houses = [place('h0', '鹭洲市图书馆'), place('h1', '鹭洲市美术馆')]
    const text =
      '10月1日起恢复开放，各馆均须预约入馆，预约入口见各馆微信公众号。\n市图书馆 10月1日至7日9:00-17:00开放，须提前一天预约。\n市美术馆 10月2日至7日9:00-17:00开放。'
    const facts = read(text, houses).facts.filter((f) => Array.isArray(f.hours))
    expect(facts.map((f) => short(f.booking))).toEqual([
      'book-ahead[official-account] 1..?',
      'book-ahead[official-account]',
    ])
  })

  it('a merged cell of a table holds for the rows below it', () => {
    const head = '楼层|展厅|开放日期|开放时间|备注\n'
    const rows =
      '一楼|序厅|10月1日至3日|9:00-17:00|凭身份证直接入馆\n||10月4日至7日|10:00-16:00\n二楼|儿童馆|10月1日至7日|9:00-12:00|'
    expect(read(head + rows, rooms).facts.map((f) => short(f.booking))).toEqual([
      'walk-in[]',
      'walk-in[]',
      'none',
    ])
  })

  it('hours on two lines of a lost cell leave the booking cell to the rule', () => {
    const text =
      '场馆\n开放日期\n开放时间\n预约方式\n序厅\n10月1日至7日\n9:30-11:30\n14:00-16:30\n须提前2天在公众号预约\n儿童馆\n10月1日至7日\n9:00-17:00\n先到先得'
    expect(of(text)).toEqual({ p2: 'book-ahead[official-account] 2..?', p4: 'first-come[]' })
  })

  it('what is asked of the other houses is asked of none of those named', () => {
    const houses = ['鹭洲市博物馆', '鹭洲市美术馆', '鹭洲市文化馆'].map((n, k) => place(`h${k}`, n))
    const hours = houses.map((h) => `${h.name}10月1日至7日9:00-17:00开放。`).join('\n')
    const all = (rule: string) =>
      read(`${hours}\n${rule}`, houses).facts.map((f) => short(f.booking))
    const ahead = 'book-ahead[official-account]'
    expect(all('以上各馆除文化馆外，均须提前在本馆微信公众号预约。')).toEqual([
      ahead,
      ahead,
      'none',
    ])
    expect(all('参观市博物馆请在公众号预约，其他场馆无需预约。')).toEqual([
      ahead,
      'walk-in[]',
      'walk-in[]',
    ])
  })

  it('a rule for grounds and halls, or for all that one does there, is of both', () => {
    const hours = '10月1日至7日8:00-18:00开放。\n序厅10月1日至7日9:00-17:00开放。\n'
    for (const rule of ['个人入园、入馆无需预约。', '个人参观、祭扫均无需预约。'])
      expect(of(hours + rule)).toEqual({ p1: 'walk-in[]', p2: 'walk-in[]' })
  })

  it('a rule in the line of a room is that room’s', () => {
    const text =
      '1.序厅：10月1日至7日9:00-17:00开放。\n2.球幕影院：10月1日至7日10:00-16:00开放；需提前1天在小程序购票，已售门票可于开场前退票。\n3.儿童馆：10月1日至7日10:00-16:00开放。可提前7日在公众号预约，也可到现场登记。'
    expect(of(text)).toEqual({
      p2: 'none',
      p3: 'book-ahead[mini-program] 1..?',
      p4: 'book-or-walk-in[counter,official-account] ?..7 register',
    })
  })

  it('a cell of a table that lost its walls is of the row’s name', () => {
    const text =
      '场馆\n开放日期\n开放时间\n入馆方式\n序厅\n10月1日至7日\n9:00-17:00\n“鹭洲文旅”小程序预约\n儿童馆\n10月1日至5日\n10:00-16:00\n无需预约'
    expect(of(text)).toEqual({ p2: 'book-ahead[mini-program]', p4: 'walk-in[]' })
  })

  it('a cut-off in the hours is no rule of its own where a fuller one stands', () => {
    const d = read(
      '10月1日9:00-17:00开放。\n10月1日加开夜场，18:30-21:00（20:00停止预约）。夜场须提前一天在公众号预约。',
      [place('p1', '鹭洲市博物馆')],
    )
    expect(d.facts.map((f) => [f.effect, short(f.booking)])).toEqual([
      ['set', 'none'],
      ['add', 'book-ahead[official-account] 1..?'],
    ])
  })

  it('a number of rooms means those spoken of', () => {
    const hours = '序厅10月1日至7日9:00-17:00开放。\n球幕影院10月1日至7日10:00-16:00开放。\n'
    expect(of(`${hours}两处均须提前1天通过小程序预约。`)).toEqual({
      p2: 'book-ahead[mini-program] 1..?',
      p3: 'book-ahead[mini-program] 1..?',
    })
  })

  it('a rule after a list of rooms with their hours is of all of them', () => {
    const list = '10月1日开放的有序厅（14:30-20:00）、球幕影院（8:00-20:00）、儿童馆（10:00-18:00）'
    expect(of(`${list}，电话预约或现场预约均可。`)).toMatchObject({
      p2: 'book-or-walk-in[counter,phone]',
      p3: 'book-or-walk-in[counter,phone]',
      p4: 'book-or-walk-in[counter,phone]',
    })
  })

  it('the number for booking below rules of rooms is no rule of the house', () => {
    const hours = '10月1日至7日9:00-17:00开放。\n二、序厅10月1日至7日10:00-12:00开放，无需预约。'
    expect(of(`${hours}\n预约电话：0571-8123456`)).toEqual({ p1: 'none', p2: 'walk-in[]' })
  })

  it('a bracket that only asks for booking gives way to how it is done', () => {
    const items = '1、序厅（需要预约）\n10月1日至7日10:00至18:00。\n2、球幕影院\n10月1日闭馆。'
    expect(of(`${items}\n三、预约方式\n序厅须提前一天通过公众号预约。`)).toMatchObject({
      p2: 'book-ahead[official-account] 1..?',
    })
  })

  it('a number to call is that of the place whose rule needs one', () => {
    const hours =
      '序厅10月1日至7日9:00-17:00，须提前1天打电话预约。\n球幕影院10月1日至7日10:00-16:00开放。\n'
    expect(of(`${hours}预约电话：0590-8123456`)).toEqual({
      p2: 'book-ahead[phone] 1..?',
      p3: 'none',
    })
  })

  it('a rule for the holiday ends with it', () => {
    const d = read(
      '10月1日至8日9:00-17:00开放。10月10日起恢复正常开放。\n假期参观免预约，凭身份证入馆。',
      [place('p1', '鹭洲市博物馆')],
    )
    expect(d.facts.map((f) => short(f.booking))).toEqual(['walk-in[]', 'none'])
  })

  it('a sentence in a line of several houses is of the house told just before', () => {
    const houses = ['鹭洲市博物馆', '鹭洲市美术馆', '鹭洲市文化馆'].map((n, k) => place(`h${k}`, n))
    const text =
      '鹭洲市博物馆10月1日至7日9:00-17:00开放。馆方采取网上预约的方式。鹭洲市美术馆10月1日至7日10:00-18:00开放。\n鹭洲市文化馆10月1日至7日8:00-12:00开放，请打电话预约。'
    expect(read(text, houses).facts.map((f) => short(f.booking))).toEqual([
      'book-ahead[online]',
      'none',
      'book-ahead[phone]',
    ])
  })

  it('a column of a table says how one gets in, or only whether one must book', () => {
    const head = '展厅|开放时间|是否需要预约|预约方式\n'
    const rows =
      '序厅|10月1日至7日9:00-17:00|否|/\n球幕影院|10月1日至7日10:00-16:00|是|“鹭洲文旅”小程序\n儿童馆|10月1日至7日10:00-15:00|是|0590-8123456'
    expect(of(head + rows)).toEqual({
      p2: 'walk-in[]',
      p3: 'book-ahead[mini-program]',
      p4: 'book-ahead[phone]',
    })
  })

  it('where one books is told for all days, how long ahead for the holiday', () => {
    const text =
      '10月1日至8日9:00-17:00开放。\n国庆假期实行预约参观，请提前1-3天预约。\n为便于预约，放票时间改为每日17:00。\n观众可通过本馆官微及APP预约参观。'
    expect(of(text)).toEqual({ p1: 'book-ahead[app,official-account] 1..3' })
  })

  it('where a sentence begins with the holiday, all its rules end with it', () => {
    const text =
      '序厅、儿童馆10月1日至7日9:00-17:00开放，10月9日起恢复正常开放。\n1.节日期间，序厅请在公众号预约，其余场地先到先得。'
    expect(read(text, rooms).facts.map((f) => [f.place, short(f.booking)])).toEqual([
      ['p2', 'book-ahead[official-account]'],
      ['p4', 'first-come[]'],
      ['p2', 'none'],
      ['p4', 'none'],
    ])
  })

  it('a rule for entering the house reaches rooms with hours of their own, but no shop and no show', () => {
    const rooms = [
      place('p1', '鹭洲市博物馆'),
      place('p2', '序厅', 'p1'),
      place('p3', '球幕厅', 'p1'),
      place('p4', '艺术书店', 'p1'),
    ]
    const text =
      '10月1日至7日9:00-17:00开放。\n序厅10月1日至7日10:00-16:00开放。\n球幕厅10月1日至7日10:00-16:00开放，购票入场。\n艺术书店10月1日至7日10:00-20:00开放。\n观众凭身份证入馆，无需预约。'
    const facts = read(text, rooms).facts
    expect(Object.fromEntries(facts.map((f) => [f.place, short(f.booking)]))).toEqual({
      p1: 'walk-in[]',
      p2: 'walk-in[]',
      p3: 'none',
      p4: 'none',
    })
  })

  it('the desk at which one registers is in each of those named', () => {
    const text = '序厅、儿童馆10月1日至7日9:00-17:00开放。\n市民在序厅、儿童馆前台登记后入场。'
    expect(of(text)).toEqual({
      p2: 'walk-in[counter] register',
      p4: 'walk-in[counter] register',
    })
  })

  it('each house and its channel, in one line', () => {
    const houses = ['鹭洲市博物馆', '鹭洲市美术馆', '鹭洲市图书馆'].map((n, k) => place(`h${k}`, n))
    const hours = houses.map((h) => `${h.name}10月1日至7日9:00-17:00开放。`).join('\n')
    const rule =
      '以上场馆均须预约，各馆预约方式为：市博物馆：公众号“鹭洲”；市美术馆：小程序“鹭美”；市图书馆：电话0590-8123456。'
    expect(read(`${hours}\n${rule}`, houses).facts.map((f) => short(f.booking))).toEqual([
      'book-ahead[official-account]',
      'book-ahead[mini-program]',
      'book-ahead[phone]',
    ])
  })

  it('from a day on nobody books', () => {
    const hours = '9月28日至30日9:00-17:00开放，10月1日至8日8:30-18:00开放。\n'
    const told = (rule: string) =>
      read(hours + rule, [place('p1', '鹭洲市博物馆')]).facts.map((f) => short(f.booking))
    expect(told('10月1日起取消预约，观众凭身份证入馆。')).toEqual(['none', 'walk-in[]'])
    expect(told('9月28日至30日须提前3天在公众号预约，10月1日起无需预约。')).toEqual([
      'book-ahead[official-account] 3..?',
      'walk-in[]',
    ])
  })

  it('as many as were named just before, and none of those after', () => {
    const text =
      '序厅、儿童馆10月1日至3日免费开放。\n上述两处的免费名额不接受预约，先到先得。\n开放时间9:00-17:00。此外，球幕影院10月1日至3日10:00-16:00开放。'
    expect(of(text)).toMatchObject({ p2: 'first-come[]', p4: 'first-come[]', p3: 'none' })
  })

  it('who enters a hall by a card enters no open ground by it', () => {
    const grounds = [
      place('p1', '鹭洲烈士陵园'),
      place('p2', '事迹陈列馆', 'p1'),
      place('p3', '陵区', 'p1'),
    ]
    const text =
      '事迹陈列馆10月1日至7日9:00-17:00开放。\n陵区10月1日至7日6:30-18:00开放。\n散客无需预约，凭有效证件入馆。'
    expect(read(text, grounds).facts.map((f) => short(f.booking))).toEqual(['walk-in[]', 'none'])
  })

  it('those who have not booked, told apart from those who have', () => {
    const houses = ['鹭洲市博物馆', '鹭洲市图书馆'].map((n, k) => place(`h${k}`, n))
    const text =
      '一、鹭洲市博物馆\n10月1日至7日9:00-17:00开放。\n请提前通过微信公众号预约参观。\n二、鹭洲市图书馆\n10月1日至7日8:30-20:30开放。\n三、温馨提示\n1.市博物馆未预约的观众可现场扫码。\n2.市图书馆凭身份证入馆。'
    expect(read(text, houses).facts.map((f) => short(f.booking))).toEqual([
      'book-or-walk-in[counter,official-account] register',
      'walk-in[]',
    ])
  })

  it('the number of each house is its own', () => {
    const houses = ['鹭洲市博物馆', '鹭洲市图书馆'].map((n, k) => place(`h${k}`, n))
    const text =
      '鹭洲市博物馆、鹭洲市图书馆10月1日至7日9:00-17:00开放。\n市博物馆预约电话：0590-8123456；市图书馆预约电话：0590-8123457。'
    expect(read(text, houses).facts.map((f) => short(f.booking))).toEqual([
      'book-ahead[phone]',
      'book-ahead[phone]',
    ])
  })

  it('a room that closes at another hour is entered as its house', () => {
    const text =
      '10月1日至7日9:00-17:00开放。入馆须提前一天在公众号预约。\n其中，序厅开放至22:00，儿童馆开放至16:00。'
    const ahead = 'book-ahead[official-account] 1..?'
    expect(of(text)).toEqual({ p1: ahead, p2: ahead, p4: ahead })
  })

  it('doors open, and behind a blank how one gets in', () => {
    const text =
      '序厅：10月1日至7日9:00-17:00开放 在公众号预约\n儿童馆：10月1日至7日9:00-17:00开放 免预约'
    expect(of(text)).toEqual({ p2: 'book-ahead[official-account]', p4: 'walk-in[]' })
  })

  it('holidays are booked, and working days are not', () => {
    const text = '10月1日至7日9:00-17:00开放。\n工作日无需预约，节假日及周末请提前在公众号预约。'
    expect(of(text)).toEqual({ p1: 'book-ahead[official-account]' })
  })

  it('one bracket behind the weekdays of a room is of them all, and the number below is its', () => {
    const text =
      '序厅：周二至周日9:00-17:00\n儿童馆：周二至周五14:00-17:00，周六9:00-11:30（需预约）\n预约电话：0590-8123456'
    expect(read(text, rooms).facts.map((f) => [f.place, short(f.booking)])).toEqual([
      ['p2', 'none'],
      ['p4', 'book-ahead[phone]'],
      ['p4', 'book-ahead[phone]'],
    ])
  })

  it('a span named by what it is for ends with the days told', () => {
    const text =
      '10月1日至7日9:00-17:00开放，10月9日起恢复正常开放。\n试运行期间实行预约参观，请在公众号预约。'
    expect(read(text, [place('p1', '鹭洲市博物馆')]).facts.map((f) => short(f.booking))).toEqual([
      'book-ahead[official-account]',
      'none',
    ])
  })

  it('clocks of the booking itself are none of doors', () => {
    const rule = '请于参观前一日18:00前在小程序预约。\n每日11:00更新次日名额，请预约。'
    const d = read(`10月1日至7日9:00-17:00开放。${rule}`, [place('p1', '鹭洲市博物馆')])
    expect(d.unread).toEqual([])
  })

  it('a heading of the holiday, or of sessions, leaves out the days after it', () => {
    const days = '10月1日至8日9:00-17:00开放，10月10日起恢复正常开放。\n'
    for (const rule of ['三、假期参观方式\n凭身份证入馆，无需预约。', '假期日场无需预约。'])
      expect(
        read(days + rule, [place('p1', '鹭洲市博物馆')]).facts.map((f) => short(f.booking)),
      ).toEqual(['walk-in[]', 'none'])
  })

  it('below a heading of ways, a channel alone is one', () => {
    const text =
      '10月1日至7日9:00-17:00开放。\n实行分时段预约制。\n预约方式：\n个人：本馆微信公众号\n团体：电话0590-8123456'
    expect(of(text)).toEqual({ p1: 'book-ahead[official-account]' })
  })

  it('ways named in the lines below the sentence that announces them', () => {
    const text =
      '10月1日至7日9:00-17:00开放。\n三、可提前8天通过以下两种方式预约购票。\n1. 本馆官方网站：www.example.cn；\n2. 微信服务号“鹭洲”：参观栏目。\n四、如果您预约的是夜场票，请走南门刷身份证进入。'
    expect(of(text)).toEqual({ p1: 'book-ahead[official-account,website] ?..8' })
  })

  it('what becomes of those who do not come is no rule of other rooms', () => {
    const text =
      '序厅：\n10月1日至7日9:00-17:00\n球幕影院：\n10月1日至7日10:00-16:00\n【场地预订】\n1、序厅场地须在小程序预订。\n2、累计2次未按时签到的，一周内不得再次预订。'
    expect(of(text)).toEqual({ p2: 'book-ahead[mini-program]', p3: 'none' })
  })

  it('tickets bought at one hall beside another that is booked', () => {
    const text = '序厅、球幕影院10月1日至7日9:00-17:00开放。\n序厅请电话预约，球幕影院现场购票。'
    expect(of(text)).toEqual({ p2: 'book-ahead[phone]', p3: 'walk-in[counter]' })
  })

  it('a room that is not on file has no rule of the house', () => {
    expect(of('10月1日至7日9:00-17:00开放。\n研修间、朗读亭须提前在公众号预约。')).toEqual({
      p1: 'none',
    })
  })

  it('steps below the rule of a room are its own', () => {
    const text =
      '序厅、儿童馆10月1日至7日9:00-17:00开放。\n序厅无需预约。\n儿童馆需要预约，可约当天及未来三天的名额。\n1.微信关注“鹭洲文旅”公众号，进入预约入馆。'
    expect(of(text)).toEqual({ p2: 'walk-in[]', p4: 'book-ahead[official-account] 0..3' })
  })

  it('a rule for the evening is no rule for the day', () => {
    const d = read(
      '10月1日至8日9:00-17:00开放。10月1日加开夜场，18:00-21:00。\n夜场须在小程序另行预约。',
      [place('p1', '鹭洲市博物馆')],
    )
    expect(d.facts.map((f) => [f.effect, short(f.booking)])).toEqual([
      ['set', 'none'],
      ['add', 'book-ahead[mini-program]'],
    ])
  })

  const halls = [
    place('p1', '鹭洲市档案馆'),
    place('p2', '查档大厅', 'p1'),
    place('p3', '舞蹈排练厅', 'p1'),
    place('p4', '自习室', 'p1'),
  ]
  const HALLS: [string, string, Record<string, string>][] = [
    [
      'one of several, told behind 其中',
      '10月1日至3日舞蹈排练厅、自习室正常开放，其中自习室按场次入场，不接受预约，先到先得。',
      { p3: 'none', p4: 'first-come[]' },
    ],
    [
      'rooms as such, and not their house',
      '舞蹈排练厅、自习室10月2日至7日9:00-17:00开放。\n10月8日起全馆恢复正常开放。\n注：功能室不接受预订，先到先得。',
      { p3: 'first-come[]', p4: 'first-come[]', p1: 'none' },
    ],
    [
      'what one comes for names the hall',
      '查档大厅10月8日起9:00-16:00开放。\n自习室10月8日起9:00-21:00开放。\n二、预约\n为减少等候，查档须提前1天打电话预约。\n三、参观\n凭身份证直接参观，无需预约。',
      { p2: 'book-ahead[phone] 1..?', p4: 'walk-in[]' },
    ],
    [
      'the room of the clause before, and its price',
      '10月1日至7日9:00-17:00开放，自习室免费，先到先得。',
      { p1: 'none' },
    ],
    [
      'seats there are not those of the rooms beside',
      '档案馆10月1日至7日9:00-17:00开放。\n档案馆座位先到先得。\n另：自习室10月1日至7日10:00-16:00开放。',
      { p4: 'none' },
    ],
    [
      'the room that the line spoke of',
      '自习室10月1日至7日9:00-17:00开放。\n舞蹈排练厅10月1日至7日9:00-17:00开放。\n针对自习室常常满座的情况，馆方作了改造。读者凭证入室即可，座位先到先得。',
      { p3: 'none', p4: 'first-come[]' },
    ],
    [
      'so many days, and none after them',
      '自习室10月1日至2日9:00-17:00免费开放。\n两天内不接受预约，先到先得。\n10月3日自习室恢复正常开放。',
      { p4: 'none' },
    ],
    [
      'some that must be booked, which, and how',
      '10月1日至7日各厅室免费开放，部分场馆须提前预约。\n1、查档大厅（无需预约）\n开放时间为9:00-17:00。\n2、自习室（需要预约）\n开放时间为9:00-21:00。\n三、预约方式\n关注“鹭洲档案”公众号，可提前1至3天预约。\n四、10月8日起全馆恢复正常开放。',
      { p2: 'walk-in[]', p4: 'book-ahead[official-account] 1..3', p1: 'none' },
    ],
    [
      'whom the lines above spoke of, not whom the line goes on to name',
      '另附查档大厅、舞蹈排练厅开放时间：\n10月1日至7日9:00-17:00\n参观免费，凭身份证入场。自习室10月1日至3日开放。',
      { p2: 'walk-in[]', p3: 'walk-in[]', p4: 'none' },
    ],
    [
      'a house that is shut all along is none that one books for',
      '10月1日至5日自习室9:00-17:00开放。\n查档大厅因布展暂停开放。\n预约方式：关注公众号预约。',
      { p4: 'book-ahead[official-account]' },
    ],
    [
      'as before',
      '自习室10月2日至7日9:00-17:00开放，先到先得。\n舞蹈排练厅10月2日至7日9:00-12:00开放，凭年卡或到前台购票入场。\n10月8日起，自习室、舞蹈排练厅恢复正常开放，入场办法不变。',
      { p3: 'walk-in[counter]', p4: 'first-come[]' },
    ],
    [
      'all who come, on whatever day was told',
      '自习室10月4日至7日10:00-16:00开放；10月1日至3日9:00-17:00开放，读者均须提前1天在小程序预约。',
      { p4: 'book-ahead[mini-program] 1..?' },
    ],
    [
      'one of the rooms just opened, in a clause or two of its own',
      '10月1日至3日查档大厅、自习室正常开放，其中自习室按场次入场，不接受预约，读者在现场领号，先到先得。',
      { p2: 'none', p4: 'first-come[counter]' },
    ],
    [
      'words of one hall in the line below it',
      '1、舞蹈排练厅：10月1日至3日9:00-17:00。\n2、自习室：10月1日至3日9:00-20:00。\n每间限4人，先到先得，不接受电话预订。',
      { p3: 'none', p4: 'first-come[]' },
    ],
    [
      'a guide who is booked',
      '10月1日至3日自习室9:00-17:00开放。\n导览预订：0561-3907722',
      { p4: 'none' },
    ],
    [
      'visitors of the house are those of its open rooms',
      '10月1日至3日全馆闭馆。\n10月4日至5日，自习室正常开放。\n10月6日起全馆恢复正常开放。\n观众请提前1天在公众号预约。',
      { p1: 'book-ahead[official-account] 1..?', p4: 'book-ahead[official-account] 1..?' },
    ],
    [
      'a rule of the holiday is over with it, and the next heading has a number of its own',
      '一、10月1日至7日自习室9:00-17:00开放，10月9日起恢复正常。\n二、预约方式\n国庆期间须在官方网站预约。\n三、服务电话\n0590-8123456',
      { p4: 'none' },
    ],
    [
      'the days at the head of a sentence are those of all its rules',
      '序厅10月1日至7日9:00-17:00开放，自习室10月1日至7日9:00-17:00开放。\n自习室、序厅10月9日起恢复开放。\n国庆期间序厅须提前1天电话预约，自习室先到先得。',
      { p4: 'none' },
    ],
    [
      'who comes first is served first, and signs in',
      '10月1日至3日自习室9:00-17:00开放。\n三天里不接受预约，先到先得。自习室采取前台登记制。',
      { p4: 'first-come[counter] register' },
    ],
  ]
  it.each(HALLS)('whose rule it is: %s', (_, text, expected) => {
    const found = read(text, halls).facts.map((f) => [f.place, short(f.booking)])
    expect(Object.fromEntries(found)).toMatchObject(expected)
  })

  it('what it costs in a column decides whose rule for free hours is', () => {
    const text =
      '日期|场馆|开放时间|收费\n10月1日至3日|序厅|9:00-17:00|免费\n10月4日至6日|序厅|9:00-21:00|低收费\n序厅免费时段提前1天打电话预订。'
    expect(read(text, rooms).facts.map((f) => [f.fee, short(f.booking)])).toEqual([
      ['free', 'book-ahead[phone] 1..?'],
      ['low-fee', 'none'],
    ])
  })

  it('graves and the hall beside them, both on file or one in the other', () => {
    const side = [place('g1', '青石岭烈士陵园'), place('g2', '青石岭革命纪念馆')]
    const inside = [side[0]!, place('g2', '青石岭革命纪念馆', 'g1')]
    const hours =
      '青石岭烈士陵园4月1日至7日7:00-18:00开放；青石岭革命纪念馆4月1日至7日8:00-17:00开放。\n'
    for (const places of [side, inside])
      for (const rule of [
        '个人祭扫和参观无需预约，参观青石岭革命纪念馆请出示身份证。',
        '个人入园祭扫、参观青石岭革命纪念馆均无需预约，凭有效证件即可。',
        '团队祭扫须提前2天电话预约；散客无须预约。',
      ].slice(0, places === side ? 2 : 3))
        expect(read(hours + rule, places).facts.map((f) => short(f.booking))).toEqual([
          'walk-in[]',
          'walk-in[]',
        ])
  })
})
