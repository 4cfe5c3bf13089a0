/**
 * Comforts of the editor's page; without this script every form still works. A rule and its words light up
 * together, a change is checked a moment after the last key, and Ctrl+Enter checks at once.
 */
const review = document.querySelector<HTMLFormElement>('form#review')

if (review) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  /** Characters are being composed: the field must not be touched now. */
  let composing = false
  const go = review.querySelector<HTMLButtonElement>('button[value="publish"]')

  /** Asks the server what the fields now mean, and shows its answer in place of the old one. */
  const check = async () => {
    const mine = ++asked
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(review)) body.append(name, String(value))
    body.set('do', 'check')
    const response = await fetch(review.action, { method: 'POST', body })
    if (mine !== asked || composing) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('form#review')
    if (!fresh || mine !== asked || composing) return
    for (const id of ['changes-part', 'issues-part', 'rules-part', 'new-part']) {
      const [old, now] = [review.querySelector(`#${id}`), fresh.querySelector(`#${id}`)]
      if (old && now) renewed(old, now)
    }
    const can = fresh.querySelector<HTMLButtonElement>('button[value="publish"]')
    if (go && can) go.disabled = can.disabled
  }

  /** Puts new content in the place of old; what is open stays open, and who types goes on typing. */
  const renewed = (old: Element, now: Element) => {
    for (const details of old.querySelectorAll<HTMLDetailsElement>('details[id][open]'))
      now.querySelector(`#${details.id}`)?.setAttribute('open', '')
    const at = document.activeElement
    const holds = at instanceof HTMLElement && at.id !== '' && old.contains(at) ? at : null
    const field =
      holds instanceof HTMLInputElement || holds instanceof HTMLTextAreaElement ? holds : null
    const caret = selectionOf(field)
    old.replaceWith(now)
    const again = holds && document.getElementById(holds.id)
    if (!again) return
    again.focus({ preventScroll: true })
    if (!(again instanceof HTMLInputElement || again instanceof HTMLTextAreaElement) || !field)
      return
    // what was typed since it was asked counts more than the answer
    if (again.type !== 'checkbox' && again.value !== field.value) again.value = field.value
    if (caret) again.setSelectionRange(...caret)
  }

  review.addEventListener('compositionstart', () => (composing = true))
  review.addEventListener('compositionend', () => {
    composing = false
    later()
  })
  const later = () => {
    // what was not checked must not be published by mistake
    if (go) go.disabled = true
    asked++
    clearTimeout(waiting)
    waiting = setTimeout(() => void check().catch(() => undefined), 600)
  }
  review.addEventListener('input', ({ target }) => {
    // that the questions are decided changes no rule, and who ticks it goes on to publish
    if (target instanceof HTMLInputElement && target.name === 'seen') return
    if (!composing) later()
  })
  review.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    review.querySelector<HTMLButtonElement>('button[value="check"]')?.click()
  })

  const light = (numbers: readonly string[]) => {
    for (const mark of review.querySelectorAll<HTMLElement>('mark[data-rules]'))
      mark.classList.toggle(
        'lit',
        (mark.dataset['rules'] ?? '').split(' ').some((n) => numbers.includes(n)),
      )
    for (const row of review.querySelectorAll<HTMLElement>('li[data-rule]'))
      row.classList.toggle('lit', numbers.includes(row.dataset['rule'] ?? ''))
  }
  const pointed = ({ target }: Event) => {
    if (!(target instanceof Element)) return
    const row = target.closest<HTMLElement>('li[data-rule]')
    const mark = target.closest<HTMLElement>('mark[data-rules]')
    const link = target.closest<HTMLAnchorElement>('a[href^="#rule-"]')
    if (row) light([row.dataset['rule'] ?? ''])
    else if (link) light([link.hash.replace('#rule-', '')])
    else if (mark) light((mark.dataset['rules'] ?? '').split(' ').slice(0, 1))
  }
  review.addEventListener('focusin', pointed)
  review.addEventListener('pointerover', pointed)
}

/** Where the caret stands in fields that have one. */
function selectionOf(
  field: HTMLInputElement | HTMLTextAreaElement | null,
): [number, number] | null {
  const from = field?.selectionStart ?? null
  const to = field?.selectionEnd ?? null
  return from === null || to === null ? null : [from, to]
}
