/**
 * What differs between one city's mini-program and another's. `SERVICE` is the one request domain: enter
 * the same origin under 开发管理 › 服务器域名 › request 合法域名 in the console.
 */

/** Origin of the service: https, no port, no slash at the end. */
export const SERVICE = 'https://budayang.example'

/** City shown until the user picks another. */
export const CITY = 'zhuzhou'
