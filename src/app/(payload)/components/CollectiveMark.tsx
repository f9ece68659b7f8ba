/** Three equal circles that overlap: nobody on top, everybody part of the middle. Decorative. */
export const CollectiveMark = ({ size }: { size: number }) => (
  <svg
    aria-hidden="true"
    className="collective-mark"
    focusable="false"
    height={size}
    viewBox="0 0 32 32"
    width={size}
  >
    <circle className="collective-mark__plum" cx="16" cy="11.2" r="8.4" />
    <circle className="collective-mark__clay" cx="11.2" cy="19.6" r="8.4" />
    <circle className="collective-mark__teal" cx="20.8" cy="19.6" r="8.4" />
  </svg>
)
