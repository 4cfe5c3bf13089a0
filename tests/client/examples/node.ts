import { createClient, fetchTransport } from 'budayang/client'

const base = process.env['BUDAYANG'] ?? 'http://127.0.0.1:8787'
const client = createClient({ base, transport: fetchTransport(), lang: 'en' })
const stop = client.watch(['zhuzhou-museum', 'zhuzhou-library'], (held) => {
  for (const one of held)
    if (one) console.log(one.value.venue.name, one.sure ? one.value.state : 'not sure any more')
  if (held.every((one) => one !== null)) stop()
})
