/**
 * English words that another one turns into when letters are misread for one another ("clear" and "dear", `misreadKey`): what
 * reads as one of these is another word, not a misprint. Computed over the words that occur at least four times in SUBTLEX-US.
 */
export const MISREAD_WORDS: ReadonlySet<string> = new Set(
  `
  ab aba abs academics academies acid acidic acids add addle adds ah aha ahs ai ail ails aims ait al alec alee all
  alls alms alt am ama ann anna arc arcs are ares arid ariel ba baba bac back backed backer backers backing backs bad
  bag baggie bags bah bail bailed bailer bailing bails bairn bait baited baiting bale bales ball balled baller balling
  balls balm bam ban band banded bandied banding bands bandstand bandy bang banged banger bangers banging bangs bank
  banker banks banns bap bard bare barely baring bark barn barns barriers barrow barry bas bash bashed bast basta
  baste bat batch batches bated bates bath bats batter bay bays be bead beaded beads beady bear beard bearing bearings
  bears beat beater beaters beating beats beavers beck bed beds beetle belie bell belle bells ben benny bens berm
  berry bes bet bey bi bicep biceps bid bidden bide bides biding bike biker bikers bikes biking bill bills billy bind
  binder bing binge binges bis bit bitch bitched bitches bitching bits bitter bitters blab blah bleep bleeps bo board
  boarding bob bobbies bobble bobbling bobby bock bog bogged bogs boh boho boil boiler boilers bold bolder boll
  bolster bolt bon bone boned boney bong bongs boning bonk bonked bonne bonnet bonnets bonnie bonny boo boodle book
  booked booker booking books boon boot booted booting boots bop bopped bopper boppers bopping bora born borne bors
  bos boss bot botch bots bottle bound bounded bounding bounds bovver bow bower bowl bowled bowler bowlers bowling
  bowls bows boy bub bubbies bubbles bubby buck buff buffed buffing buffs buffy bug bugged bugger buggers bugging bugs
  bulk bulking bull bulls bum bumble bumbling bummed bummer bummers bumming bump bumped bumping bumps bums bun bunch
  bunched bunches bung bunk bunker bunkers bunks buns bunt bunting buried burl burley burly burn burns burry burst
  bush bushed bustier bustle bustling but butch buts cager caloric calorie cam cams cancel candies candles caned cann
  canned canner canners canning canny car carl carn carny cars case cased cases casing cast caster cat cater caters
  cats cave caves ceil cell ch check checks cheek cheeks chili chill chuckie chuckle chum chums churn churns cid cider
  clad clam clammed clamp clamping clams clan clang clank clapper clash clashed clashes clashing clay clean clear
  clearer clearest clearly clears clef cleft clem clement clew click clicker clicks cliff clime climes cline cling
  clinger clinging clings clingy clink clinks clint clip clipped clipper clipping clips clit clock clocked clocking
  clocks clod clog clogged clogging clogs clone clop close closed closes closing clot cloth clots clotted clotting
  clove clover cloves clown clowning clowns club clubbed clubbing clubs cluck clucking clucks clucky clue clues clump
  clumping clumps clumpy clung clunk clunking clunks cluster clusters clutch coil coit coll colt comer comers comet
  comic coming compiled complied coms con conn conned conner conners connie conning cons corn corned corner corners
  cornet corning corns cred creel crud cruddy crude crudely cruder cruel crueler dab dad dah daily dally dam dammed
  damp damping dams dan dang dank dapper darn dash dashed dashes dashing dated day dean dear dearer dearest dearly
  dears def deft dei del deli delis dell dells depicted depiction depleted depletion dern dew di dicing dick dicker
  dicks did dieing diel diff dime dimes dine ding dinger dinging dings dingy dink dinks dint dip dipped dipper dipping
  dips dit dob doc dock docked docking docks docs dod doe does dog dogged dogging dogs doh doilies doily dollies dolly
  dome done donne dop dope doped doping dose dosed doses dosing dot doth dots dotted dotting dove dover doves down
  downing downs dub dubbed dubbing dubs duck ducking ducks ducky duct ducts dud dude dudes duds due duel dueling duels
  dues duet duets duh dump dumping dumps dumpy dung dunk dunking dunks dunning durning duster dusters dutch eager ear
  earl earn earned earner earners earning earns ears ease eased eases easing east easter eat eater eaters eats eave
  eaves economics economies ed eds eel eels eh elated elder element ell elope eloped eloping elude eludes eluding em
  entities entitles eon eons ern erucic fail failing fails fall falling falls famed fanned fed feds feel feels fem
  fern fiat filed files flat flied flies fob foh folic folie folies folles fuming funning gamer gannet garner garnet
  gilded gilder gilding glided glider gliding ha hack hacked hacker hackers hacking hacks had hae hag haggle hags hah
  haha hail hailed hailing hails hale hales hall halls halt halted halting ham hams han hand handed handing handled
  hands handstand handy hang hanged hanger hangers hanging hangs hank hanker hanks hap hard hardy hare haring hark
  harmonics harmonies harriers harrow harry has hash hashed hast hasta haste hat hatch hatches hated hates hath hats
  hatter hay hays he head headed heads heady hear heard hearing hearings hears heat heater heaters heating heats
  heavers heck hectic heel heels heil helio helios hell hello hellos hells hen henny hens herm herry hes het hey hi
  hic hid hidden hide hides hiding hie hike hiker hikers hikes hiking hili hill hills hilly hind hinder hing hinge
  hinges his hit hitch hitched hitches hitching hits hitter hitters ho hoard hoarding hobbies hobble hobbles hobbling
  hobby hobo hoc hock hoe hog hogged hogs hold holder holier holler hollers holster holt hom home homer homie homing
  hon hone honed honey hong hongs honing honk honked hoo hoodie hook hooked hooker hooking hooks hoon hoot hooted
  hooting hoots hop hopped hopper hoppers hopping hora horn horner hornet hornets horning horny hors hos hoss hot
  hotch hots hottie hound hounded hounding hounds how howl howled howler howlers howling howls hows hoy hub hubby huck
  huff huffed huffing huffs huffy hug hugged hugger huggers hugging hugs huh hulk hulking hull hulls hum humble
  humbling hummed hummer hummers humming hump humped humping humps hums hun hunch hunched hunches hung hunk hunker
  hunkers hunks huns hunt hunting hurl hurled hurley hurly hurry hurst hush hushed hustle hustler hustling hut hutch
  huts ice ices icy id ids iliac infidel infield io jam jann kail kali kam karn keck keek kennel kennels kernel
  kernels lab ladies ladles lah lam larn lee lees lei leis ley lilac lo lord lorel mac mae mail mails mali mall malls
  mama manna marc mare merc mere mimic minnie modem modern moi mol mom morn muddied muddled nab nah nob nod noel noh
  ob oh olde oleic orc orcs ore ores overbearing overhearing paddies paddles pail pais pall pals peck pecked pecking
  pecks pecs ped peek peeked peeking peeks peel pees phonics phonies pian pic pica pics pie pied pies piled pili pilis
  pill pills plan plea pled plied poi pol pom porn puli pull rec red reds ree reel reels relics relies roc roe rubies
  rubles ruddy rudely rustic rustle sac sae sai sal scaled scaler scaling scam scams scar scared scaring scars scat
  scrape scrum sealed sealer sealing seam seams sear seared searing sears seat sec secs see sees sei sel serape serum
  sickie sickle silt silver silvers slit sliver slivers specifics specifies spicier spics spider spies spilt split
  stem stems stern sterns stoic stole sync syne tail talc tale tali tall tam tamed tamer taming tanned tanner tanning
  tarn tec ted tee teel tic tics tie ties timed tinned toil toiled toiling toils toll tolled tolling tolls tom tomes
  tonnes torn tum tums turn turns um urn veil vell wail wailer wailing wails wali wall waller walling walls yam yams
  yarn yarns zinc zine`
    .trim()
    .split(/\s+/),
)
