import { describe, expect, test } from "vitest";
import { refusal, requestOf, verdictOf } from "../testing/requests";
import { vicidialMatches } from "../testing/phone-systems";
import { vicidial } from "./vicidial";

const GET = requestOf("/vicidial/tdchk1/7195550001");

describe("VICIdial's filter URL", () => {
  test.each([
    ["/vicidial/tdchk1/7195550001", "7195550001"],
    ["/vicidial/tdchk1/", ""],
    ["/vicidial/tdchk1", ""],
    ["/vicidial/tdchk1?number=7195550001", "7195550001"],
    ["/vicidial/tdchk1/%2B17195550001", "+17195550001"],
  ])("%s asks about %j", (path, number) => {
    expect(vicidial.read(requestOf(path))).toEqual({
      key: "tdchk1",
      numbers: [number],
      action: "match",
      onError: "refuse",
    });
  });

  test("the query sets the action and the fail mode; an action that is none cannot be read", () => {
    const asked = vicidial.read(requestOf("/vicidial/k/1?action=dial&on_error=allow"));
    expect(asked).toMatchObject({ action: "dial", onError: "allow" });
    expect(vicidial.read(requestOf("/vicidial/k/1?action=ring"))).toBeNull();
    expect(vicidial.read(requestOf("/vicidial/k/1/2"))).toBeNull();
  });

  test("blocked is a match, allowed is none, and misuse is none", () => {
    expect(vicidialMatches(vicidial.say([refusal()], GET).body)).toBe(true);
    expect(vicidialMatches(vicidial.say([verdictOf()], GET).body)).toBe(false);
    for (const misuse of ["unknown key", "unknown path", "unreadable"] as const) {
      expect(vicidial.refuse(misuse, GET)).toMatchObject({ status: 200, body: "0" });
    }
  });

  test("the imitation takes our API's answers and the pages of proxies for a match", () => {
    for (const body of [`{"status":404}`, "<h1>502 Bad Gateway</h1>", "10"])
      expect(vicidialMatches(body)).toBe(true);
    for (const body of ["", "0", "no", "0\n"]) expect(vicidialMatches(body)).toBe(false);
  });
});
