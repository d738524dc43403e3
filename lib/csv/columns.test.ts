import { describe, expect, it } from "vitest";
import { type CsvShape, detectShape, parseRows, type Row } from "@/lib/csv/csv";
import { guessMapping, guessNumberColumns, type Mapping } from "@/lib/csv/columns";
import type { CountryCode } from "@/lib/phone/phone";

async function rowsOf(text: string, shape: CsvShape): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of parseRows(
    (async function* () {
      yield text;
    })(),
    shape,
  ))
    rows.push(...batch);
  return rows;
}

async function guess(text: string, country: CountryCode = "US"): Promise<string | null> {
  const shape = detectShape(text);
  const { columns, others } = guessNumberColumns(shape, await rowsOf(text, shape), country);
  const names = (of: number[]) => of.map((column) => shape.headers[column]).join(" + ");
  if (columns.length === 0) return null;
  return others.length > 0 ? `${names(columns)} or ${names(others)}` : names(columns);
}

async function mapped(text: string, country: CountryCode = "US"): Promise<Mapping | null> {
  const shape = detectShape(text);
  const rows = await rowsOf(text, shape);
  const { columns } = guessNumberColumns(shape, rows, country);
  return columns.length === 0 ? null : guessMapping(shape, rows, { numbers: columns, country });
}

describe("the calling code in a column of its own", () => {
  it.each([
    ["phone_code|phone_number\n44|2079460101\n1|7195550102\n", 0],
    ["Mobile,Country Code\n7700900123,+44\n7195550102,1\n7195550103,\n", 1],
    ["Phone,Phone Country\n7700900123,GB\n7195550102,us\n", 1],
    ["Phone,Country\n7700900123,GB\n7195550102,US\n", undefined],
    ["Phone,Country Code\n7195550101,London\n7195550102,US\n", undefined],
    ["Phone,Country Code\n7195550101,999\n7195550102,998\n", undefined],
    ["Area Code,Phone\n719,5550101\n719,5550102\n", undefined],
  ])("of %j is in %s", async (text, column) => {
    expect((await mapped(text))?.code).toBe(column);
  });
});

describe("the number column", () => {
  it.each([
    ["name,phone\nAl,7193132645\n", "phone"],
    ["id,Caller ID,created\n1000000001,7193132645,2026-11-19\n", "Caller ID"],
    ["order_number,callerNumber\n2125550123,7193132645\n", "callerNumber"],
    ["Id,PhoneNumber\n1,7193132645\n", "PhoneNumber"],
    ["id,phonenumber\n2125550123,7193132645\n", "phonenumber"],
    ["number,description\n7193132645,spam\n", "number"],
    ["ANI,delete\n7193132645,x\n", "ANI"],
    ["endpoint,subtype,selector\n7193132645,call,a\n", "endpoint"],
    ["home phone,work phone\n,7193132645\n,7193132646\n", "work phone"],
    ["phone,mobile\n7193132645,7193132646\n", "phone + mobile"],
    ["Home Phone,Work Phone,Fax\n7193132645,7193132646,7193132647\n", "Home Phone + Work Phone"],
    [
      "Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\nA,Mobile,+1 719-555-0111 ::: +1 719-555-0112,Work,+1 719-555-0113\nB,Mobile,+1 719-555-0114,,\n",
      "Phone 1 - Value + Phone 2 - Value",
    ],
    ["caller,callee\n7193132645,7193132646\n", "caller or callee"],
    ["7193132645,7193132646\n", "Column 1 or Column 2"],
    ["timestamp,recipient,body\n1732950000,7195550103,hi\n1732950001,7195550104,hi\n", "recipient"],
    ["1732950000,7195550103\n1732950001,7195550104\n", "Column 2"],
    ["ref,phone\n2125550123,\n2125550124,\n2125550125,7193132645\n", "phone"],
    ["aa,bb\n2125550123,\n2125550123,\n2125550123,7193132645\n", "aa"],
    ["aa,bb\n2125550123,7191231234\n2125550123,7191231234\n", "aa"],
    ["Bestellnummer;Kundennummer;Mobil\n15112345678;15212345678;15112345679\n", "Mobil"],
    ["Account Phone,Account Number\n7193132645,2125550123\n", "Account Phone"],
    ["phone type,phone id,number\nmobile,2125550123,7193132645\n", "number"],
    ["Phone (e.g. 719-555-0100),Name\n7193132645,Al\n", "Phone (e.g. 719-555-0100)"],
    ["Do Not Call list,,\n,,\nPhone,Name,Reason\n719-555-0180,Ann,spam\n", "Phone"],
    ["Al,Denver,7193132645\nBo,Boston,6172345678\n", "Column 3"],
    ["Kunde,Rufnummer\n123,04082216950\n", "Rufnummer"],
    ["顧客,電話番号\n1,0312345678\n", "電話番号"],
    ["клиент;номер телефона\n1;84951234567\n", "номер телефона"],
    ["who,what\nAl,7193132645\nBo,abc\nCy,7193132647\n", "what"],
    ["phone,name\nabc,Al\n", "phone"],
    ["name,city\nAl,Denver\n", null],
    ["id,date\n1,2026-11-19\n", null],
    ["", null],
    ["202,5551234\n703,5551235\n", "Column 2"],
    ["Area Code,Phone Number\n202,5551234\n", "Phone Number"],
    ["2025551234\n7035551235\n", "Column 1"],
    ["0211 741511\n0151 23456710\nx\n", "Column 1"],
    ["id,local\n17,5551234\n", null],
  ])("of %j is %s", async (text, header) => {
    const country = /[а-я]/.test(text)
      ? "RU"
      : text.includes("0408") || text.includes("Mobil\n")
        ? "DE"
        : text.includes("03123")
          ? "JP"
          : "US";
    expect(await guess(text, country)).toBe(header);
  });
});

describe("the other columns", () => {
  it.each([
    ["number,name,reason,note\n7193132645,a,b,c\n", { name: 1, reason: 2, note: 3 }],
    ["Note,Full Name,Phone\nx,Al,7193132645\n", { note: 0, name: 1 }],
    ["phone;block_reason;Comments\n7193132645;x;y\n", { reason: 1, note: 2 }],
    ["phone,noteText,Name\n7193132645,x,y\n", { note: 1, name: 2 }],
    ["Rufnummer;Name;Grund;Bemerkung\n04082216950;a;b;c\n", { name: 1, reason: 2, note: 3 }],
    ["teléfono,nombre,motivo,comentarios\n+17193132645,a,b,c\n", { name: 1, reason: 2, note: 3 }],
    ["téléphone;nom;raison;remarque\n+17193132645;a;b;c\n", { name: 1, reason: 2, note: 3 }],
    ["phone,file name,username,company\n7193132645,a,b,c\n", {}],
    ["customer,phone\n4711,7193132645\n", {}],
    ["name,phone\n,7193132645\n", { name: 0 }],
    ["phone,note,description\n7193132645,a,b\n", { note: 1 }],
    ["phone,rejected_line,rejected_because\n7193132645,2,note\n", {}],
    ["phone,rejected_note,note\n7193132645,2,x\n", { note: 2 }],
    ["name,age\n7193132645,2\n", {}],
    ["7193132645,Al\n7193132646,Bo\n", {}],
    ["202,5551234\n703,5551235\n", { area: 0 }],
    ["5551234,202\n5551235,703\n", { area: 1 }],
    ["Area Code,Phone Number,Name\n202,555-1234,Al\n", { area: 0, name: 2 }],
    ["area,phone\n719,7193132645\n", {}],
  ])("of %j are %o", async (text, mapping) => {
    const country = text.startsWith("Rufnummer") ? "DE" : "US";
    expect(await mapped(text, country)).toEqual(mapping);
  });

  it("of two columns of digits are no area code where numbers have none", async () => {
    expect(await mapped("202,5551234\n703,5551235\n", "DE")).not.toMatchObject({ area: 0 });
  });
});
