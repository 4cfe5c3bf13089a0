/**
 * Comforts of the editor's page; without this script every form still works. A rule and its words light up
 * together, a change is checked a moment after the last key, and Ctrl+Enter checks at once.
 */
const review = document.querySelector<HTMLFormElement>('form#review')

if (review) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const go = review.querySelector<HTMLButtonElement>('button[value="publish"]')

  /** Asks the server what the fields now mean, and shows its answer in place of the old one. */
  const check = async () => {
    const mine = ++asked
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(review)) body.append(name, String(value))
    body.set('do', 'check')
    const response = await fetch(review.action, { method: 'POST', body })
    if (!response.ok || mine !== asked) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('form#review')
    if (!fresh || sameRules(fresh) === false) return
    for (const selector of ['#changes-part', '#issues-part']) {
      const [old, now] = [review.querySelector(selector), fresh.querySelector(selector)]
      if (old && now) old.replaceWith(now)
    }
    for (const row of review.querySelectorAll<HTMLElement>('li[data-rule]')) {
      const now = fresh.querySelector(`#${row.id} .issues`)
      row.querySelector('.issues')?.remove()
      if (now) row.append(now)
      const field = row.querySelector('textarea')
      const freshField = fresh.querySelector(`#${row.id} textarea`)
      for (const name of ['aria-invalid', 'aria-describedby']) {
        const value = freshField?.getAttribute(name)
        if (value == null) field?.removeAttribute(name)
        else field?.setAttribute(name, value)
      }
    }
    const can = fresh.querySelector<HTMLButtonElement>('button[value="publish"]')
    if (go && can) go.disabled = can.disabled
  }

  /** Rows are replaced one by one only while both pages have the same ones. */
  const sameRules = (fresh: Element): boolean =>
    fresh.querySelectorAll('li[data-rule]').length ===
    review.querySelectorAll('li[data-rule]').length

  review.addEventListener('input', () => {
    // what was not checked must not be published by mistake
    if (go) go.disabled = true
    clearTimeout(waiting)
    waiting = setTimeout(() => void check().catch(() => undefined), 600)
  })
  review.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    review.querySelector<HTMLButtonElement>('button[value="check"]')?.click()
  })

  const light = (number: string | undefined) => {
    for (const mark of review.querySelectorAll<HTMLElement>('mark[data-rules]'))
      mark.classList.toggle(
        'lit',
        number !== undefined && (mark.dataset['rules'] ?? '').split(' ').includes(number),
      )
    for (const row of review.querySelectorAll<HTMLElement>('li[data-rule]'))
      row.classList.toggle('lit', row.dataset['rule'] === number)
  }
  for (const row of review.querySelectorAll<HTMLElement>('li[data-rule]')) {
    row.addEventListener('focusin', () => light(row.dataset['rule']))
    row.addEventListener('pointerenter', () => light(row.dataset['rule']))
  }
  for (const mark of review.querySelectorAll<HTMLElement>('mark[data-rules]'))
    mark.addEventListener('pointerenter', () => light(mark.dataset['rules']?.split(' ')[0]))
}
