/** A word for several places of which fewer were read is asked: “各场馆” that came to the house they stand in. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('zhong', '芦湾体育中心'),
  place('lan', '篮球馆', 'zhong'),
  place('yong', '游泳馆', 'zhong'),
  place('wang', '网球场', 'zhong'),
]

textsOf({ places, announced: '2026-09-20', title: '芦湾体育中心国庆节公告' })(
  'a word for more than one',
  [
    [
      '10月1日至3日芦湾体育中心闭馆。10月4日起各场馆恢复正常开放。',
      'zhong 10-01..10-03 closed',
      'zhong 10-04.. regular',
      '? 10月4日起各场馆恢复正常开放',
    ],
    ['10月1日至3日各场馆安排如下：篮球馆闭馆。', 'lan 10-01..10-03 closed'],
    ['芦湾体育中心10月1日至3日各窗口照常开放。', 'zhong 10-01..10-03 regular'],
    [
      '篮球馆、游泳馆10月1日至3日闭馆，两馆10月4日起恢复正常开放。',
      'lan 10-01..10-03 closed',
      'lan 10-04.. regular',
      'yong 10-01..10-03 closed',
      'yong 10-04.. regular',
    ],
  ],
)
