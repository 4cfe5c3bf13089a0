/** The package ships this table without its type: “traditional simplified” pairs, parted by “|”. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
