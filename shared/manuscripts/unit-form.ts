/** Recognises names of units by their endings. */

/** Up to 14 Chinese characters or digits before an ending of a unit's name. */
const unitForm =
  /^[\p{Script=Han}\d]{1,14}(?:街道|街道办|镇|乡|局|委|办|办公室|中心|社区|村|公司|学校|小学|中学|大学|医院|支队|大队|总队|协会|商会|联合会|工会|部|院|馆|所|站|妇联|残联|团委|团区委|文联|银行)$/u;

/** Whether a text looks like the name of a unit: 东河街道, 区城管局. */
export const looksLikeUnit = (text: string): boolean => unitForm.test(text);
