/// <reference lib="dom" />
/** Draws `/openapi.json` as a page with a form for every address. Only this origin is asked. */

interface Parameter {
  name: string
  in: 'path' | 'query'
  required?: boolean
  description?: string
  schema: { enum?: string[]; items?: { enum?: string[] }; default?: unknown }
  example?: unknown
}

interface Operation {
  operationId: string
  summary: string
  parameters: Parameter[]
  responses: Record<string, { content?: Record<string, { example?: unknown }> }>
}

interface Document31 {
  info: { description: string }
  paths: Record<string, { get: Operation }>
}

const response = await fetch('/openapi.json')
const api = (await response.json()) as Document31
const main = document.getElementById('main')!

for (const paragraph of api.info.description.split('\n\n'))
  document.getElementById('about')!.append(prose('p', paragraph))

const contents = element('ul')
for (const [path, { get }] of Object.entries(api.paths)) {
  const link = element('a', path)
  link.setAttribute('href', `#${get.operationId}`)
  const entry = element('li')
  entry.append(link)
  contents.append(entry)
  main.append(sectionOf(path, get))
}
document.getElementById('list')!.append(contents)
// a link to one address was followed before it was drawn
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView()

/** One address: what it answers, its parameters as a form, and where the answer will stand. */
function sectionOf(path: string, operation: Operation): HTMLElement {
  const section = element('section')
  section.id = operation.operationId
  const title = element('h2')
  title.append(element('code', `GET ${path}`))
  const form = element('form')
  const fields = operation.parameters.map((parameter) => fieldOf(operation, parameter))
  for (const { label, field } of fields) form.append(label, field)
  const button = element('button', 'Try it')
  form.append(button)
  const heading = element('p')
  heading.setAttribute('role', 'status')
  const answer = element('pre')
  answer.tabIndex = 0
  answer.setAttribute('aria-label', `Answer of ${path}`)
  const example = Object.values(operation.responses['200']?.content ?? {})[0]?.example
  if (example === undefined) answer.hidden = true
  else {
    heading.textContent = 'For example:'
    answer.textContent = typeof example === 'string' ? example : JSON.stringify(example, null, 2)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void ask(addressOf(path, fields), heading, answer)
  })
  section.append(title, prose('p', operation.summary), form, heading, answer)
  return section
}

interface Field {
  parameter: Parameter
  label: HTMLElement
  field: HTMLElement
  input: HTMLInputElement | HTMLSelectElement
}

function fieldOf(operation: Operation, parameter: Parameter): Field {
  const id = `${operation.operationId}-${parameter.name}`
  const label = element('label', parameter.name + (parameter.required ? ' *' : ''))
  label.setAttribute('for', id)
  const words = parameter.schema.enum
  const input = words ? element('select') : element('input')
  input.id = id
  if (input instanceof HTMLSelectElement)
    for (const word of ['', ...words!]) input.append(new Option(word === '' ? '–' : word, word))
  else {
    if (parameter.required) input.value = String(parameter.example ?? '')
    else if (parameter.example !== undefined) input.placeholder = String(parameter.example)
    input.autocomplete = 'off'
  }
  const field = element('div')
  field.className = 'field'
  const choices = parameter.schema.items?.enum
  const hint = choices
    ? `${parameter.description ?? ''} ${choices.join(', ')}`
    : parameter.description
  field.append(input, prose('small', hint ?? ''))
  return { parameter, label, field, input }
}

function addressOf(path: string, fields: Field[]): string {
  const query: string[] = []
  let address = path
  for (const { parameter, input } of fields) {
    const value = input.value.trim()
    if (parameter.in === 'path')
      address = address.replace(`{${parameter.name}}`, encodeURIComponent(value))
    else if (value !== '')
      query.push(
        `${parameter.name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`,
      )
  }
  return query.length === 0 ? address : `${address}?${query.join('&')}`
}

async function ask(address: string, heading: HTMLElement, answer: HTMLElement): Promise<void> {
  const link = element('a', address)
  link.setAttribute('href', address)
  answer.hidden = false
  try {
    const began = performance.now()
    const got = await fetch(address)
    const text = await got.text()
    const status = element('b', ` ${got.status} `)
    status.className = got.ok ? 'good' : 'bad'
    heading.replaceChildren(link, status, `${Math.round(performance.now() - began)} ms`)
    const isJson = (got.headers.get('content-type') ?? '').includes('json')
    answer.textContent = isJson ? JSON.stringify(JSON.parse(text), null, 2) : text
  } catch (error) {
    heading.replaceChildren(link, ' could not be asked')
    answer.textContent = String(error)
  }
}

/** Text in which backticks mark code. */
function prose(name: 'p' | 'small', text: string): HTMLElement {
  const made = element(name)
  made.append(...text.split('`').map((part, i) => (i % 2 === 1 ? element('code', part) : part)))
  return made
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text?: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  if (text !== undefined) made.textContent = text
  return made
}

export {}
