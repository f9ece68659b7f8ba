'use client'

export const ConsentPanel = () => null
