/** The shortest password that an account may have, in characters. */
export const minimumPasswordLength = 12
