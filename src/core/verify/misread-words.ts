/**
 * English words that another one turns into when letters are misread for one another ("clear" and "dear", `misreadKey`): what
 * reads as one of these is another word, not a misprint. Computed over the words that occur at least twice in SUBTLEX-US.
 */
export const MISREAD_WORDS: ReadonlySet<string> = new Set(
  `
  ab aba abs academics academies ah aha ahs ai ail ails aims ais ait al alec alee all alls alms als alt ama arc arcs
  are ares arna atomics atomies ba baba babu bac back backed backer backers backie backing backs bad bade bag baggie
  bags bah bail bailed bailer bailing bails bairn bait baited baiting baits bake bale bales ball balled baller balling
  balls balm bam ban band banded bandied banding bands bandstand bandy bang banged banger bangers banging bangs bank
  banker bankers banks bap bard bare bares baring bark barman barn barns barriers barrow barrows barry bas bash bashed
  bast basta baste basting bat batch batches batching bate bated bates bath bats batter bay bays be bead beaded
  beading beads beady bear beard bearer bearing bearings bears beat beater beaters beating beats beavers beck beetle
  belie belies bell belle belles bells ben benny bens berm berry bes bet bey bi bicep biceps bid bidden bide bides
  biding bight bike biked biker bikers bikes biking bill bills billy bin bind binder binders binds bing binge binged
  binges binging bint bis bist bit bitch bitched bitches bitching bits bitter bitters blab blah bleep bleeps bo board
  boarded boarding boards bob bobbies bobble bobbling bobby bobs bock bog bogged bogging bogs boh boho boil boiler
  boilers boiling bold bolder boles boll bolling bolster bolstered bolsters bolt bon bone boned boney bong bongs
  boning bonk bonked bonkers bonking boo booboo boodle boodles boohoo book booked booker bookers booking books
  bookworm boon boot booted booting boots bop bopped bopper boppers bopping bops bora born borne bors bos boss bot
  botch bots bottle bough bound bounded bounding bounds bovver bow bower bowl bowled bowler bowlers bowling bowls bows
  boy bub bubbies bubbles bubby bubs buck buddle buff buffed buffing buffs buffy bug bugged bugger buggers bugging
  bugs bulk bulked bulking bull bulls bum bumble bumbling bummed bummer bummers bumming bump bumped bumping bumps
  bumpy bums bun bunch bunched bunches bunching bung bunk bunker bunkered bunkers bunks buns bunt bunter bunting
  buried burl burled burley burly burn burns burry burst busby bush bushed bushy bustier bustle bustled bustles
  bustling but butch buts bye cager cairn calm caloric calorie cam cams candies candles car carl carls carn cars case
  cased casement cases casing cast caster cat cater caters cats cave caves ceil cell ch chai chal check checks cheek
  cheeks chili chill chuckie chuckle chum chums churn churns cid cider cit clad clam clammed clamp clamping clams clan
  clang clank clap clapper clash clashed clashes clashing claws clay clays clean cleans clear clearer clearest clearly
  clears clef cleft clem clew clews click clicker clicks cliff clime climes cline cling clinger clinging clings clingy
  clink clinks clint clip clipped clipper clipping clips clit clock clocked clockers clocking clocks clod clog clogged
  clogging clogs clone clop close closed closes closing clot cloth clots clotted clotting clove clover cloves clown
  clowned clowning clowns club clubbed clubbing clubs cluck clucked clucking clucks clucky clue clues clump clumped
  clumping clumps clumpy clung clunk clunked clunking clunks cluster clusters clutch coil coiling coit coll colling
  colt comer comers comet coming compiled complied coms con cons corner corners cornet corning corns cuddies cuddles
  dab dad dah daily dally dam dammed damp damping dams dan dang dank dap dapper darn dash dashed dashes dashing daws
  day days dean deans dear dearer dearest dearly dears def deft dei del deli delis dell dells depicted depicting
  depiction depleted depleting depletion dern dew dews dicing dick dicker dicks dieing diff dime dimes dine ding
  dinger dinging dings dingy dink dinks dint dip dipped dipper dipping dips dit dob doc dock docked dockers docking
  docks docs dod doe does dog dogged dogging dogs doh doilies doily doit dollies dolly dolt done dop dose dosed doses
  dosing dot doth dots dotted dotting dove dover doves down downed downing downs dub dubbed dubbing dubs duck ducked
  ducking ducks ducky duct ducts due dues duet duets duh dump dumped dumping dumps dumpy dung dunk dunked dunking
  dunks duster dusters dutch eager ear earl earls earn earns ears ease eased easement eases easing east easter eat
  eater eaters eats eave eaves economics economies eh eider eld elder elt em entities entitles eon eons ern fail
  failing fails fall falling falls fem fern fiat filed files flat flied flies fob foh folic folie folies folles gamer
  garner gilded gilder gilding glided glider gliding ha habu hack hacked hacker hackers hackie hacking hacks had hade
  hae hag haggle hags hah haha hail hailed hailing hails hake hale hales hall halls halt halted halting halts ham hams
  han hand handed handier handing handled handler hands handstand handy hang hanged hanger hangers hanging hangs hank
  hanker hankers hanks hap hard hare hares haring hark harman harmonics harmonies harn harriers harrow harrows harry
  has hash hashed hast hasta haste hasting hat hatch hatches hatching hate hated hates hath hats hatter hay hays he
  head headed heading heads heady hear heard hearer hearing hearings hears heat heater heaters heating heats heavers
  heck hectic heil helio helios hell hello hellos hells hem hen henny hens herm hern herry hes het hey hi hic hid
  hidden hide hides hiding hie hight hike hiked hiker hikers hikes hiking hili hill hills hilly hin hind hinder
  hinders hinds hing hinge hinged hinges hinging hint his hist hit hitch hitched hitches hitching hits hitter hitters
  ho hoard hoarded hoarding hoards hob hobbies hobble hobbles hobbling hobby hobo hobs hoc hock hoe hog hogged hogging
  hogs hoister hold holder holes holier holler hollers holster holstered holsters holt hom home homed homer homing hon
  hone honed honey hong hongs honing honk honked honkers honking hoo hoodie hoodies hook hooked hooker hookers hooking
  hooks hookworm hoon hoot hooted hooting hoots hop hopped hopper hoppers hopping hops hora horn horned horner horning
  hors hos hoss hot hotch hots hottie hough hound hounded hounding hounds how howl howled howler howlers howling howls
  hows hoy hub hubbies hubby hubs huck huddle huff huffed huffing huffs huffy hug hugged hugger huggers hugging hugs
  huh hulk hulked hulking hull hulls hum humble humbling hummed hummer hummers humming hump humped humping humps humpy
  hums hun hunch hunched hunches hunching hung hunk hunker hunkered hunkers hunks huns hunt hunter hunting hurl hurled
  hurley hurly hurry hurst hush hushed hustle hustled hustler hustles hustling hut hutch huts hye iamb iambic ice ices
  icy iliac io kail kali kam karn keck keek kitties kittles lab ladies ladles lah lam lamb lambie larn lee lees ley
  lilac lo mac mae mail mails mali mall malls marc mare merc mere modem modems modern moderns moi mol mom monosyllabic
  monosyllable morn muddied muddled nab nah nob noh ob oh orc orcs ore ores overbearing overhearing paddies paddles
  pail pais pall pals peck pecked pecking pecks pecs peek peeked peeking peeks pees phonics phonies pian pic pica pics
  pie pied pies piled piles pili pilis pill pills piu plan plea pled plied plies plu poi pol pom porn puli pulis pull
  pulls rec recking ree reeking relics relies roc roe roiling rolling rubies rubles rustic rustics rustle rustles sac
  sae sai sail sal sall scaled scaler scaling scam scams scar scared scaring scars scat scats scrape scrapes scrum
  sealed sealer sealing seam seams sear seared searing sears seat seats sec secs see sees sei sel serape serapes serum
  sickie sickle silt silver silvers slit sliver slivers sob soh specifics specifies spics spies spilt split stem stems
  stern sterns stickier stickler stoic stoics stole stoles sync syne tail talc tale tali tall tam tarn tec tee tic
  tics tie ties tittie tittle toil toiled toiling toils toll tolled tolling tolls tom torn tum tums turn turns um urn
  veil vell waddies waddles wail wailer wailing wails wali wall waller walling walls yam yams yarn yarns zinc zine`
    .trim()
    .split(/\s+/),
)
