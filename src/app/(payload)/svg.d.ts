declare module '*.svg' {
  const image: { src: string; height: number; width: number }
  export default image
}
