/** JSON, without the type `any`. */

/** Parses JSON. @throws SyntaxError */
export const parseJson = (text: string): unknown => JSON.parse(text);

/** Copies plain data deeply. `structuredClone` is not part of the language level of shared/. */
export const copyOf = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data));
