/** The bytes of the module as text: see scripts/build/embedded.mjs. */
export const embedded: string;
