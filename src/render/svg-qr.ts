/** The one file of the pages that knows the QR library. */
import encodeQR from 'qr'

/** Dark modules of the smallest code that holds the text, without a quiet zone. */
export function qrModules(text: string): boolean[][] {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
  return modules.slice(1, -1).map((row) => row.slice(1, -1))
}
