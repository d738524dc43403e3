import { Invalid } from "@/lib/errors";

/** Kinds of texts that hold numbers but are not lists of rows: how they begin, and what to do instead. */
const KINDS: [RegExp, string][] = [
  [/^BEGIN:VCARD\b/i, "This is a file of contact cards (vCard); export the contacts as CSV and upload that."],
  [
    /^(?:<!doctype html|<html|<table|<head|<body|<meta|<div|<style)\b/i,
    "This is a web page, whatever its name; open it in a spreadsheet, save it as a workbook (.xlsx) or CSV and upload that.",
  ],
  [
    /^(?:<\?xml|<\?mso|<workbook)\b/i,
    "This is an XML file; open it in a spreadsheet, save it as a workbook (.xlsx) or CSV and upload that.",
  ],
  [/^\{\\rtf/, "This is a text document (RTF); save the list as CSV or plain text and upload that."],
  [/^[[{]\s*(?:[{"]|\[\s*["{])/, "This is a JSON file; upload the list as CSV, or its numbers over the API."],
];

/** Throws `Invalid` with one sentence when a text does not begin like a list. */
export function refuseOtherKinds(start: string): void {
  const text = start.slice(0, 1_000).trimStart();
  const found = KINDS.find(([begins]) => begins.test(text));
  if (found) throw new Invalid({ base: [found[1]] });
}
