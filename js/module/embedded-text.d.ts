/** The bytes of the module as text: see scripts/build.mjs. */
export const embedded: string;
