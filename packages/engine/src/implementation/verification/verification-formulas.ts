export interface VerificationFormula {
  readonly formula: string;
  readonly source: string;
}

/** What verification computes, as it is printed beside every result. */
export const VERIFICATION_FORMULAS = {
  exactSample: {
    formula: "least n with Σ_j C(d,j) C(N−d,n−j)/C(N,n) (1−q)^j ≤ β",
    source: "hypergeometric distribution; q: how likely a defective item that is looked at is recognised",
  },
  textbookSample: { formula: "n = N (1 − β^(1/d)), rounded up", source: "attribute sampling as the IAEA approximates it; for q = 1" },
  midpointSample: { formula: "n = (N − (d−1)/2) (1 − β^(1/d)), rounded up", source: "mid-point version of the same; for q = 1" },
  belief: {
    formula: "P(there | visits) = π (1−s)^k s^m / [π (1−s)^k s^m + (1−π) r^k (1−r)^m]",
    source: "Bayes; π prior, s sensitivity, r specificity, k empty visits, m finds, all independent",
  },
  lastingAccess: {
    formula: "π is split in two: a share a of it where visits may go, 1−a where they find only false alarms",
    source: "our reading: the same places stay closed, so all visits together find what is there with a chance of at most a",
  },
  drawnAccess: {
    formula: "s is replaced by a s + (1−a)(1−r)",
    source: "our reading: which places are closed is drawn anew for every visit",
  },
  inspectionGame: {
    formula: "v(n,m) = −C(n−1,m) / Σ_{i≤m} C(n,i); inspect with chance (1+v)/2",
    source: "Dresher 1962; von Stengel 2014, arXiv 1412.0129. Worth to the inspector: 1 caught, −1 missed, 0 legal",
  },
  oneShot: {
    formula: "inspect p* = d/(d+b); violate q* = e/(1−a+e)",
    source:
      "mixed equilibrium of one inspection; d gain of a violation, b its penalty, e cost of an inspection, a cost of a violation caught, 1 of one missed",
  },
  leadership: { formula: "announce p just above p*: nobody violates, and the inspector has −e p*", source: "von Stengel 2014" },
  deterrence: { formula: "π ≥ G/(G+L)", source: "expected gain of a violation not above that of behaving; G gain, L loss if detected" },
  repeatedPlay: { formula: "δ ≥ (T−R)/(T−P)", source: "grim trigger; T temptation, R reward, P punishment" },
} as const satisfies Readonly<Record<string, VerificationFormula>>;
