/** Articles of several kinds, as files of a content folder. */
export const STORIES: Readonly<Record<string, string>> = {
  "ferry-fares.md": `---
title: Ferry fares to rise by a tenth in spring
byline: Ines Calder
outlet: The Sound Courier
published: 2026-11-20
url: https://courier.example/ferry-fares
correction: An earlier version of this article said that fares would rise by 15 per cent. The figure is 10 per cent.
---

Fares on the island ferries will rise by 10 per cent on 1 March, the Sound Ferry Company said on Friday.

"We have held the price for three winters, and we cannot hold it for a fourth," said Maren Oldfield, the company's chief executive.

Oldfield said that the company had lost £4.1m since 2023.

Tobias Wren, a councillor for the outer islands, called the rise "a tax on living here".

"Nobody on Skerry has a second way to the hospital," Wren said. "The boat is our road."

The company carries 412,000 passengers a year. Its oldest ship was built in 1988.
`,
  "inquiry.md": `---
title: What the ward inquiry found
byline: Jonah Pell
outlet: The Sound Courier
published: 2026-11-12
---

The inquiry into the maternity ward of Holm Infirmary found 14 avoidable deaths between 2019 and 2024.

## What the managers knew

Managers were warned four times, the report said.

"The warnings were read, filed and forgotten," said Dame Ruth Ashdown, who led the inquiry.

> We were told that the rota was safe. It was not safe on a single night of that winter.

Ashdown said that the trust's board had never asked for the figures.

## What happens now

The trust's chief executive, Peter Lomax, apologised to the families.

"I am sorry for every one of these losses," Lomax said.

The health minister, Clara Boyne, denied that the ministry had been warned in 2021.

The trust will publish its figures each month from January 2027.
`,
  "storm.md": `---
title: "Storm Edda: live updates"
kind: live blog
outlet: The Sound Courier
published: 2026-11-18
---

09:15

The harbour office has closed the outer mole.

09:40

"Stay away from the water's edge, all of you," said harbour master Gwen Tarrant.

10:05

Some 2,300 homes are without power, Northern Grid said.
`,
  "budget.docx": "PK",
  "interview.md": `---
title: "The sea does not negotiate"
kind: interview
byline: Ines Calder
outlet: Tidewater Weekly
published: 2025-06-03
---

Gwen Tarrant has been harbour master of Holm for eleven years.

**What has changed?**

The storms come earlier, and they stay for longer than my charts say.

**Will the mole hold?**

It will hold for ten years. After that somebody has to pay for stone.
`,
  "stone.md": `---
title: Harbour Trust to rebuild the outer mole
kind: press release
issuer: The Harbour Trust
published: 2026-10-30
---

The Harbour Trust will rebuild the outer mole of Holm from May 2027.

"This is the largest work on the harbour in 60 years," said Sir Alan Reeve, chairman of the trust.

The work will cost £38m.
`,
  "marche.md": `---
title: Le marché de Sarval rouvre ses portes
outlet: La Côte
published: 2026-09-05
---

Le marché couvert de Sarval a rouvert samedi après deux ans de travaux, et la foule était là dès sept heures du matin.

« Nous avons gardé les vieilles pierres et changé tout le reste », a déclaré la maire, Élodie Garnier, devant la halle.

Les commerçants se sont dits heureux de retrouver leurs étals après une si longue attente.
`,
}
