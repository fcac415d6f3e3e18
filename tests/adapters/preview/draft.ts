/** A draft about the stories with a quotation of each fault, and one that is given to somebody else. */
export const DRAFT = `Islanders and families wait for answers.

"Nobody on Skerry has a second way to the hospital," said Tobias Wren, a councillor.

Of the inquiry Dame Ruth Ashdown said that “the warnings were read, filed and forgotten”.

“We have held the price … and we cannot hold it for a fourth,” said Maren Oldfield of the ferry company.

“I am sorry for every one of these losses. The warnings were read,” Peter Lomax said.

“This is the largest work on the harbour in 16 years,” said Sir Alan Reeve.

Oldfield promised: “Every islander will have the fare of this winter paid back by the summer.”

“Stay away from the water's edge, all of you,” said Clara Boyne, the health minister.
`
