/** What the measures of an exchange plan are, in words and signs for people. */
export const EXCHANGE_FORMULAS = {
  kept: "what a party keeps = sum over the other's steps done of value × (1 − share lost) − sum over its own steps done of cost × (1 − share recovered)",
  exposure: "exposure = max(0, −what it keeps), before all is done",
  temptation: "temptation = what it keeps − (all values − all costs of the whole exchange)",
  safe: "safe: at every state, the temptation of each party ≤ its breaking cost",
  order:
    "order: least max over states and parties of temptation / breaking cost; among those, least max of exposure / all that the party is to receive",
} as const;
