import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSigned } from "./signature";

/** The example of Twilio's documentation. */
const TOKEN = "12345";
const URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
const SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
const FIELDS = {
  CallSid: "CA1234567890ABCDE",
  Caller: "+14158675309",
  Digits: "1234",
  From: "+14158675309",
  To: "+18005551212",
};
const form = new URLSearchParams(FIELDS);

/** As the documentation describes it: the address, then each field's name and value in the order of the names. */
function hmac(token: string, url: string, fields: Record<string, string>) {
  const names = Object.keys(fields).toSorted();
  const text = url + names.map((name) => name + fields[name]).join("");
  return createHmac("sha1", token).update(text).digest("base64");
}

test("the example of the documentation is signed", () => {
  expect(hmac(TOKEN, URL, FIELDS)).toBe(SIGNATURE);
  expect(isSigned(TOKEN, SIGNATURE, URL, form)).toBe(true);
});

test.each([
  ["another token", "54321", SIGNATURE, URL, form],
  ["no signature", TOKEN, null, URL, form],
  ["an empty signature", TOKEN, "", URL, form],
  ["a longer signature", TOKEN, `${SIGNATURE}=`, URL, form],
  ["another host", TOKEN, SIGNATURE, URL.replace("mycompany", "yourcompany"), form],
  ["another query", TOKEN, SIGNATURE, URL.replace("bar=2", "bar=3"), form],
  ["another path", TOKEN, SIGNATURE, URL.replace("myapp", "Myapp"), form],
  ["a field more", TOKEN, SIGNATURE, URL, new URLSearchParams({ ...FIELDS, CallStatus: "ringing" })],
  ["a field changed", TOKEN, SIGNATURE, URL, new URLSearchParams({ ...FIELDS, From: "+14158675308" })],
  ["a field twice", TOKEN, SIGNATURE, URL, new URLSearchParams([...form, ["From", "+14158675308"]])],
])("%s is not signed", (_, token, signature, url, fields) => {
  expect(isSigned(token, signature, url, fields)).toBe(false);
});

test("plus signs, accents, line ends and names of every object are signed as they were meant", () => {
  const fields = { Body: "¡Hola!\r\nÀ + b = 50%", From: "+17195550001", constructor: "x", __proto__x: "" };
  expect(isSigned("t", hmac("t", URL, fields), URL, new URLSearchParams(fields))).toBe(true);
});
