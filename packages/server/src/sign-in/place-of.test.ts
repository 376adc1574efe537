import { expect, test } from "vitest";
import { placeOf } from "./place-of.ts";

test("of IPv6 the first 64 bits count, of IPv4 the whole address, however it is written", () => {
  for (const [address, place] of [
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["2001:0DB8:0000:0000:ffff::9", "2001:db8:0:0"],
    ["2001:db8:0:1::1", "2001:db8:0:1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "0:0:0:0"],
    ["::", "0:0:0:0"],
    ["1::", "1:0:0:0"],
  ] as const)
    expect(placeOf(address), address).toBe(place);
});
