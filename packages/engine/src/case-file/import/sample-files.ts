import type { TextFile } from "../problem.ts";

// For tests only: small files of our own in the formats that are read.

const file = (name: string, lines: readonly string[]): TextFile => ({ name, text: lines.join("\n") });

/** A boat for sale: a discrete, an integer and a continuous issue, the last within an objective of its own. */
export const boatDomain = file("Boat-domain.xml", [
  "<negotiation_template>",
  '  <utility_space number_of_issues="3">',
  '    <objective index="0" name="Boat" type="objective">',
  '      <issue index="1" name="Sails &amp; oars" type="discrete" vtype="discrete">',
  '        <item index="1" value="both" description="Two of each"/>',
  '        <item index="2" value="sails"/>',
  '        <item index="3" value="none"/>',
  "      </issue>",
  '      <issue name="Days" index="2" vtype="integer" lowerbound="10" upperbound="50"/>',
  '      <objective index="4" name="Money">',
  '        <issue index="3" name="Price" etype="REAL"><range upperbound="3" lowerbound="1"/></issue>',
  "      </objective>",
  "    </objective>",
  "  </utility_space>",
  "</negotiation_template>",
]);

export const boatSeller = file("Boat-seller.xml", [
  "<utility_space>",
  '  <objective index="0" name="Boat">',
  '    <issue index="1" name="Sails &amp; oars">',
  '      <item index="1" value="both" evaluation="2"/>',
  '      <item index="2" value="sails" evaluation="6"/>',
  '      <item index="3" value="none" evaluation="8"/>',
  "    </issue>",
  '    <issue index="2" name="Days" type="integer" lowerbound="10" upperbound="50">',
  '      <evaluator ftype="linear" slope="0.05" offset="0.2"/>',
  "    </issue>",
  '    <weight index="1" value="0.5"/>',
  '    <weight index="2" value="0.25"/>',
  '    <objective index="4" name="Money">',
  '      <issue index="3" name="Price" type="real">',
  '        <range lowerbound="1" upperbound="3"/>',
  '        <evaluator ftype="triangular" parameter0="1" parameter1="3" parameter2="1.5"/>',
  "      </issue>",
  '      <weight index="3" value="0.25"/>',
  "    </objective>",
  "  </objective>",
  '  <discount_factor value="0.9"/>',
  '  <reservation value="0.3"/>',
  "</utility_space>",
]);

export const boatBuyer = file("Boat-buyer.xml", [
  "<utility_space>",
  '  <objective index="0" name="Boat">',
  '    <issue index="1" name="Sails &amp; oars">',
  '      <item index="1" value="both" evaluation="4"/>',
  '      <item index="2" value="sails" evaluation="1"/>',
  '      <item index="3" value="none" evaluation="0"/>',
  "    </issue>",
  '    <issue index="2" name="Days" type="integer" lowerbound="10" upperbound="50">',
  '      <evaluator ftype="linear" parameter1="-0.025" parameter0="1"/>',
  "    </issue>",
  '    <weight index="2" value="0.2"/>',
  '    <weight index="1" value="0.4"/>',
  '    <objective index="4" name="Money">',
  '      <issue index="3" name="Price" type="real">',
  '        <range lowerbound="1" upperbound="3"/>',
  '        <evaluator ftype="constant" parameter0="0.5"/>',
  "      </issue>",
  '      <weight index="3" value="0.4"/>',
  "    </objective>",
  "  </objective>",
  '  <discount_factor value="1.0"/>',
  "</utility_space>",
]);

/** Two dials with numbers 0 to 4, for profiles of boxes; the comment before the declaration is what such files have. */
export const dialDomain = file("dials.xml", [
  "<!-- two dials -->",
  '<?xml version="1.0"?>',
  "<negotiation_template><utility_space>",
  '<objective index="0" name="root">',
  '<issue index="1" name="Left" type="integer" lowerbound="0" upperbound="4"/>',
  '<issue index="2" name="Right" type="integer" lowerbound="0" upperbound="4"/>',
  "</objective></utility_space></negotiation_template>",
]);

export const dialBoxes = file("dials-one.xml", [
  '<utility_space type="nonlinear"><objective index="0" name="root">',
  '<issue index="1" name="Left" type="integer" lowerbound="0" upperbound="4"/>',
  '<issue index="2" name="Right" type="integer" lowerbound="0" upperbound="4"/>',
  '<utility maxutility="50"><ufun type="PlainUfun" weight="1" aggregation="sum">',
  '<hyperRectangle utility="10"><INCLUDES index="1" min="1" max="3"/><INCLUDES index="2" min="2" max="2"/></hyperRectangle>',
  '<hyperRectangle utility="20" weight="2"><EXCLUDES index="1" min="0" max="1"/></hyperRectangle>',
  '<ufun weight="0.5"><hyperRectangle utility="8"/></ufun>',
  "</ufun></utility></objective>",
  '<reservation value="0.1"/></utility_space>',
]);

export const dialOther: TextFile = { name: "dials-two.xml", text: dialBoxes.text.replace('maxutility="50"', 'maxutility="100"') };

export const webDomain = file("tea.json", [
  "{",
  '  "name": "tea",',
  '  "issuesValues": {',
  '    "kind": { "values": ["green", "black"] },',
  '    "grams": { "range": { "low": 50, "high": 200, "step": 50 } }',
  "  }",
  "}",
]);

export const webNew = file("tea1.json", [
  '{ "LinearAdditiveUtilitySpace": {',
  '  "name": "guest",',
  '  "domain": { "name": "tea", "issuesValues": {} },',
  '  "issueUtilities": {',
  '    "kind": { "DiscreteValueSetUtilities": { "valueUtilities": { "green": 1, "black": 0.25 } } },',
  '    "grams": { "NumberValueSetUtilities": { "lowValue": 50, "lowUtility": 0.2, "highValue": 200, "highUtility": 0.8 } }',
  "  },",
  '  "issueWeights": { "kind": 0.75, "grams": 0.25 },',
  '  "reservationBid": { "issuevalues": { "kind": "black", "grams": 100 } }',
  "} }",
]);

export const webOld = file("tea2.json", [
  '{ "LinearAdditiveUtilitySpace": {',
  '  "issueUtilities": {',
  '    "grams": { "numberutils": { "lowValue": 50, "lowUtility": 1, "highValue": 200, "highUtility": 0 } },',
  '    "kind": { "discreteutils": { "valueUtilities": { "green": 0, "black": 1 } } }',
  "  },",
  '  "issueWeights": { "kind": 0.5, "grams": 0.5 },',
  '  "reservationBid": null',
  "} }",
]);
