/** An item that a supplier delivers for money: what it costs the supplier, and is worth to the demander, in money. 0 or more. */
export interface Good {
  readonly cost: number;
  readonly value: number;
}

/** What is paid in all, and what breaking off costs each side: 0 or more, in money. */
export interface MoneyTerms {
  readonly price: number;
  readonly supplierPenalty: number;
  readonly demanderPenalty: number;
}
