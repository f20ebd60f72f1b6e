// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2014 Rainy Cape S.L.

// swift-format-ignore-file

extension Transliteration {
  /// What stands for each character of the Basic Multilingual Plane outside ASCII, a row for each 256 of them: the data of the Go package
  /// `unidecode` (github.com/rainycape/unidecode, Apache-2.0, as Debian ships it), which Argo CD's slugs are made with. One token a
  /// character: `.` for none, `_` for a space, a backslash before either of them when it is meant. Korean syllables follow a rule.
  static let rows: [UInt8: String] = [
    0x00: #"""
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . _ ! C/ PS $? Y= | SS " (c) a << !
      . (r) - deg +- 2 3 ' u P * , 1 o >> 1/4 1/2 3/4 ? A A A A A A AE C E E E E I I I I D N O O O O O x O U U U U Y Th ss a
      a a a a a ae c e e e e i i i i d n o o o o o / o u u u u y th y
      """#,
    0x01: #"""
      A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h I i I i I i I i I i IJ ij J j K k k L
      l L l L l L l L l N n N n N n 'n ng NG O o O o O o OE oe R r R r R r S s S s S s S s T t T t T t U u U u U u U u U u U
      u W w Y y Y Z z Z z Z z s b B B b 6 6 O C c D D D d d 3 @ E F f G G hv I I K k l l W N n O O o OI oi P p YR 2 2 SH sh
      t T t T U u Y V Y y Z z ZH ZH zh zh 2 5 5 ts w | || |= ! DZ Dz dz LJ Lj lj NJ Nj nj A a I i O o U u U u U u U u U u @
      A a A a AE ae G g G g K k O o O o ZH zh j DZ Dz dz G g HV W N n A a AE ae O o
      """#,
    0x02: #"""
      A a A a E e E e I i I i O o O o R r R r U u U u S s T t Y y H h N d OU ou Z z A a E e O o O o O o O o Y y l n t j db
      qp A C c L T s z [?] [?] B U ^ E e J j q q R r Y y a a a b o c d d e @ @ e e e e j g g g g u Y h h i i I l l l lZ W W
      m n n n o OE O F r r r r r r r R R s S j S S t t u U v ^ w y Y z z Z Z ? ? ? C @ B E G H j k L q ? ? dz dZ dz ts tS tC
      fN ls lz WW ]] h h k h j r r r r w y ' " ` ' ` ` ' ? ? < > ^ V ^ V ' - / \\ , \_ \\ / : \. ` ' ^ V + - V \. @ , ~ " R
      X G l s x ? . . . . . . . V = " [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x03: #"""
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] . . . a e
      i o u c d h m r t v x [?] [?] [?] [?] ' , [?] [?] [?] [?] . [?] [?] [?] ? [?] [?] [?] [?] [?] . . A ; E E I [?] O [?]
      U O I A B G D E Z E Th I K L M N Ks O P R [?] S T U Ph Kh Ps O I U a e e i u a b g d e z e th i k l m n x o p r s s t
      u ph kh ps o i u o u o [?] b th U U U ph p & [?] [?] St st W w Q q Sp sp Sh sh F f Kh kh H h G g CH ch Ti ti k r c j
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x04: #"""
      Ie Io Dj Gj Ie Dz I Yi J Lj Nj Tsh Kj I U Dzh A B V G D E Zh Z I I K L M N O P R S T U F Kh Ts Ch Sh Shch ' Y ' E Iu
      Ia a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ' y ' e iu ia ie io dj gj ie dz i yi j lj nj tsh kj i u
      dzh O o E e Ie ie E e Ie ie O o Io io Ks ks Ps ps F f Y y Y y u u O o O o Ot ot Q q *1000* . . . . [?] *100.000*
      *1.000.000* [?] [?] " " R' r' G' g' G' g' G' g' Zh' zh' Z' z' K' k' K' k' K' k' K' k' N' n' Ng ng P' p' Kh kh S' s' T'
      t' U u U' u' Kh' kh' Tts tts Ch' ch' Ch' ch' H h Ch ch Ch' ch' ` Zh zh K' k' [?] [?] N' n' [?] [?] Ch ch [?] [?] [?] a
      a A a Ae ae Ie ie @ @ @ @ Zh zh Z z Dz dz I i I i O o O o O o E e U u U u U u Ch ch [?] [?] Y y [?] [?] [?] [?] [?]
      """#,
    0x05: #"""
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] A B G D E Z E E T` Zh I L Kh Ts K H Dz
      Gh Ch M Y N Sh O Ch` P J Rh S V T R Ts` W P` K` O F [?] [?] < ' / ! , ? \. [?] a b g d e z e e t` zh i l kh ts k h dz
      gh ch m y n sh o ch` p j rh s v t r ts` w p` k` o f ew [?] \. - [?] [?] [?] [?] [?] [?] . . . . . . . . . . . . . . .
      . . [?] . . . . . . . . . . . . . @ e a o i e e a a o [?] u ' . . . . . . : . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] . b g d h v z kh t y k k l m m n n s ` p p ts ts q r sh t [?] [?] [?] [?] [?] V oy i ' " [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?]
      """#,
    0x06: #"""
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] , [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] ; [?] [?]
      [?] ? [?] . a ' w' . y' . b @ t th j H kh d dh r z s sh S D T Z ` G [?] [?] [?] [?] [?] . f q k l m n h w ~ y an un in
      a u i W . . ' ' [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] 0 1 2 3 4 5 6 7 8 9 % \. , * [?] [?] . ' ' ' . ' 'w 'u 'y tt
      tth b t T p th bh 'h H ny dy H ch cch dd D D Dt dh ddh d D D rr R R R R R R j R S S S S S T GH F F F v f ph Q Q kh k K
      K ng K g G N G G G L L L L N N N N N h Ch hy h H @ W oe oe u yu yu W v y Y Y W . . y y' \. ae . . . . . . . @ # . . .
      . . . . . . . ^ . . . . [?] [?] 0 1 2 3 4 5 6 7 8 9 Sh D Gh & +m
      """#,
    0x07: #"""
      // / , ! ! - , , ; ? ~ { } * [?] . ' . b g g d d h w z H t t y yh k l m n s s ` p p S q r sh t [?] [?] [?] a a a A A A
      e e e E i i u u u o . ` ' . . X Q @ @ | + [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] h sh n r b L k ' v m f dh th l g ny s d z t y p j ch tt hh kh th z sh s d t z ` gh q w a aa i ee u
      oo e ey o oa . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x09: #"""
      [?] N N H [?] a aa i ii u uu R L eN e e ai oN o o au k kh g gh ng c ch j jh ny tt tth dd ddh nn t th d dh n nnn p ph b
      bh m y r rr l l lll v sh ss s h [?] [?] ' ' aa i ii u uu R RR eN e e ai oN o o au . [?] [?] AUM ' ' ` ' [?] [?] [?] q
      khh ghh z dddh rh f yy RR LL L LL _/_ _//_ 0 1 2 3 4 5 6 7 8 9 \. [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] N N H [?] a aa i ii u uu R RR [?] [?] e ai [?] [?] o au k kh g gh ng c ch j jh ny tt tth dd ddh nn t th d
      dh n [?] p ph b bh m y r [?] l [?] [?] [?] sh ss s h [?] [?] ' [?] aa i ii u uu R RR [?] [?] e ai [?] [?] o au . [?]
      [?] [?] [?] [?] [?] [?] [?] [?] + [?] [?] [?] [?] rr rh [?] yy RR LL L LL [?] [?] 0 1 2 3 4 5 6 7 8 9 r' r` Rs Rs 1/
      2/ 3/ 4/ _1_-_1/ /16 . [?] [?] [?] [?]
      """#,
    0x0A: #"""
      [?] [?] N [?] [?] a aa i ii u uu [?] [?] [?] [?] ee ai [?] [?] oo au k kh g gh ng c ch j jh ny tt tth dd ddh nn t th d
      dh n [?] p ph b bb m y r [?] l ll [?] v sh [?] s h [?] [?] ' [?] aa i ii u uu [?] [?] [?] [?] ee ai [?] [?] oo au .
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] khh ghh z rr [?] f [?] [?] [?] [?] [?] [?] [?] 0 1 2 3 4 5 6 7 8 9 N H . .
      G.E.O. [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] N N H [?] a aa i ii u uu R [?] eN [?] e ai oN [?] o au k kh g
      gh ng c ch j jh ny tt tth dd ddh nn t th d dh n [?] p ph b bh m ya r [?] l ll [?] v sh ss s h [?] [?] ' ' aa i ii u uu
      R RR eN [?] e ai oN [?] o au . [?] [?] AUM [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] RR [?] [?] [?]
      [?] [?] 0 1 2 3 4 5 6 7 8 9 [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x0B: #"""
      [?] N N H [?] a aa i ii u uu R L [?] [?] e ai [?] [?] o au k kh g gh ng c ch j jh ny tt tth dd ddh nn t th d dh n [?]
      p ph b bh m y r [?] l ll [?] . sh ss s h [?] [?] ' ' aa i ii u uu R [?] [?] [?] e ai [?] [?] o au . [?] [?] [?] [?]
      [?] [?] [?] [?] + + [?] [?] [?] [?] rr rh [?] yy RR LL [?] [?] [?] [?] 0 1 2 3 4 5 6 7 8 9 . [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] N H [?] a aa i ii u uu [?] [?] [?] e ee ai [?] o oo au k [?] [?] [?] ng c
      [?] j [?] ny tt [?] [?] [?] nn t [?] [?] [?] n nnn p [?] [?] [?] m y r rr l ll lll v [?] ss s h [?] [?] [?] [?] aa i
      ii u uu [?] [?] [?] e ee ai [?] o oo au . [?] [?] [?] [?] [?] [?] [?] [?] [?] + [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] 0 1 2 3 4 5 6 7 8 9 +10+ +100+ +1000+ [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x0C: #"""
      [?] N N H [?] a aa i ii u uu R L [?] e ee ai [?] o oo au k kh g gh ng c ch j jh ny tt tth dd ddh nn t th d dh n [?] p
      ph b bh m y r rr l ll [?] v sh ss s h [?] [?] [?] [?] aa i ii u uu R RR [?] e ee ai [?] o oo au . [?] [?] [?] [?] [?]
      [?] [?] + + [?] [?] [?] [?] [?] [?] [?] [?] [?] RR LL [?] [?] [?] [?] 0 1 2 3 4 5 6 7 8 9 [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] N H [?] a aa i ii u uu R L [?] e ee ai [?] o oo au k kh g gh ng c ch j jh
      ny tt tth dd ddh nn t th d dh n [?] p ph b bh m y r rr l ll [?] v sh ss s h [?] [?] [?] [?] aa i ii u uu R RR [?] e ee
      ai [?] o oo au . [?] [?] [?] [?] [?] [?] [?] + + [?] [?] [?] [?] [?] [?] [?] lll [?] RR LL [?] [?] [?] [?] 0 1 2 3 4 5
      6 7 8 9 [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x0D: #"""
      [?] [?] N H [?] a aa i ii u uu R L [?] e ee ai [?] o oo au k kh g gh ng c ch j jh ny tt tth dd ddh nn t th d dh n [?]
      p ph b bh m y r rr l ll lll v sh ss s h [?] [?] [?] [?] aa i ii u uu R [?] [?] e ee ai . o oo au . [?] [?] [?] [?] [?]
      [?] [?] [?] [?] + [?] [?] [?] [?] [?] [?] [?] [?] RR LL [?] [?] [?] [?] 0 1 2 3 4 5 6 7 8 9 [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] N H [?] a aa ae aae i ii u uu R RR L LL e ee ai o oo au [?] [?] [?] k
      kh g gh ng nng c ch j jh ny jny nyj tt tth dd ddh nn nndd t th d dh n [?] nd p ph b bh m mb y r [?] l [?] [?] v sh ss
      s h ll f [?] [?] [?] . [?] [?] [?] [?] aa ae aae i ii u [?] uu [?] R e ee ai o oo au L [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] RR LL _._ [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x0E: #"""
      [?] k kh kh kh kh kh ng cch ch ch ch ch y d t th th th n d t th th th n b p ph f ph f ph m y r R l L w s s s h l ` h ~
      a a aa am i ii ue uue u uu ' [?] [?] [?] [?] Bh. e ae o ai ai ao + . . . . . . M . _*_ 0 1 2 3 4 5 6 7 8 9 _//_ _///_
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] k kh [?] kh [?] [?] ng ch [?] s [?] [?] ny [?] [?] [?] [?] [?] [?] d h th th [?] n b p
      ph f ph f [?] m y r [?] l [?] w [?] [?] s h [?] ` . ~ a . aa am i ii y yy u uu [?] o l ny [?] [?] e ei o ay ai [?] +
      [?] . . . . . M [?] [?] 0 1 2 3 4 5 6 7 8 9 [?] [?] hn hm [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x0F: #"""
      AUM . . . . . . . _//_ _*_ . - _/_ _/_ _//_ _-/_ _+/_ _X/_ _/XX/_ _/X/_ ,_ . . . . . . . . . . . 0 1 2 3 4 5 6 7 8 9
      .5 1.5 2.5 3.5 4.5 5.5 6.5 7.5 8.5 -.5 + * ^ \_ . ~ [?] ] [[ ]] . . k kh g gh ng c ch j [?] ny tt tth dd ddh nn t th d
      dh n p ph b bh m ts tsh dz dzh w zh z ' y r l sh ssh s h a kss r [?] [?] [?] [?] [?] [?] aa i ii u uu R RR L LL e ee o
      oo M H i ii . . . . . . . . . . [?] [?] [?] [?] k kh g gh ng c ch j [?] ny tt tth dd ddh nn t th d dh n p ph b bh m ts
      tsh dz dzh w zh z ' y r l sh ss s h a kss w y r [?] X _:X:_ _/O/_ _/o/_ _\\o\\_ _(O)_ . . . . . . . . . [?] [?] . [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x10: #"""
      k kh g gh ng c ch j jh ny nny tt tth dd ddh nn tt th d dh n p ph b bh m y r l w s h ll a [?] i ii u uu e [?] o au [?]
      aa i ii u uu e ai [?] [?] [?] N ' : . [?] [?] [?] [?] [?] [?] 0 1 2 3 4 5 6 7 8 9 _/_ _//_ n* r* l* e* sh ss R RR L LL
      R RR L LL [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] A B G D E V Z T` I K L M N O P Zh R S T U P` K` G' Q Sh Ch` C`
      Z' C Ch X J H E Y W Xh OE [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] a b g d e v z t` i k l m n o p zh r s t u p` k` g' q
      sh ch` c` z' c ch x j h e y w xh oe f [?] [?] [?] [?] _//_ [?] [?] [?]
      """#,
    0x11: #"""
      g gg n d dd r m b bb s ss . j jj c k t p h ng nn nd nb dg rn rr rh rN mb mN bg bn . bs bsg bst bsb bss bsj bj bc bt bp
      bN bbN sg sn sd sr sm sb sbg sss s sj sc sk st sp sh . . . . Z g d m b s Z . j c t p N j . . . . ck ch . . pb pN hh Q
      [?] [?] [?] [?] [?] . . a ae ya yae eo e yeo ye o wa wae oe yo u weo we wi yu eu yi i a-o a-u ya-o ya-yo eo-o eo-u
      eo-eu yeo-o yeo-u o-eo o-e o-ye o-o o-u yo-ya yo-yae yo-yeo yo-o yo-i u-a u-ae u-eo-eu u-ye u-u yu-a yu-eo yu-e yu-yeo
      yu-ye yu-u yu-i eu-u eu-eu yi-u i-a i-ya i-o i-u i-eu i-U U U-eo U-u U-i UU [?] [?] [?] [?] [?] g gg gs n nj nh d l lg
      lm lb ls lt lp lh m b bs s ss ng j c k t p h gl gsg ng nd ns nZ nt dg tl lgs ln ld lth ll lmg lms lbs lbh rNp lss lZ
      lk lQ mg ml mb ms mss mZ mc mh mN bl bp ph pN sg sd sl sb Z g ss . kh N Ns NZ pb pN hn hl hm hb Q [?] [?] [?] [?] [?]
      """#,
    0x12: #"""
      ha hu hi haa hee he ho [?] la lu li laa lee le lo lwa hha hhu hhi hhaa hhee hhe hho hhwa ma mu mi maa mee me mo mwa
      sza szu szi szaa szee sze szo szwa ra ru ri raa ree re ro rwa sa su si saa see se so swa sha shu shi shaa shee she sho
      shwa qa qu qi qaa qee qe qo [?] qwa [?] qwi qwaa qwee qwe [?] [?] qha qhu qhi qhaa qhee qhe qho [?] qhwa [?] qhwi
      qhwaa qhwee qhwe [?] [?] ba bu bi baa bee be bo bwa va vu vi vaa vee ve vo vwa ta tu ti taa tee te to twa ca cu ci caa
      cee ce co cwa xa xu xi xaa xee xe xo [?] xwa [?] xwi xwaa xwee xwe [?] [?] na nu ni naa nee ne no nwa nya nyu nyi nyaa
      nyee nye nyo nywa 'a 'u [?] 'aa 'ee 'e 'o 'wa ka ku ki kaa kee ke ko [?] kwa [?] kwi kwaa kwee kwe [?] [?] kxa kxu kxi
      kxaa kxee kxe kxo [?] kxwa [?] kxwi kxwaa kxwee kxwe [?] [?] wa wu wi waa wee we wo [?] `a `u `i `aa `ee `e `o [?] za
      zu zi zaa zee ze zo zwa zha zhu zhi zhaa zhee zhe zho zhwa ya yu yi yaa yee ye yo [?] da du di daa dee de do dwa dda
      ddu ddi ddaa ddee dde ddo ddwa
      """#,
    0x13: #"""
      ja ju ji jaa jee je jo jwa ga gu gi gaa gee ge go [?] gwa [?] gwi gwaa gwee gwe [?] [?] gga ggu ggi ggaa ggee gge ggo
      [?] tha thu thi thaa thee the tho thwa cha chu chi chaa chee che cho chwa pha phu phi phaa phee phe pho phwa tsa tsu
      tsi tsaa tsee tse tso tswa tza tzu tzi tzaa tzee tze tzo [?] fa fu fi faa fee fe fo fwa pa pu pi paa pee pe po pwa rya
      mya fya [?] [?] [?] [?] [?] [?] _ \. , ; : ::_ ? // 1 2 3 4 5 6 7 8 9 10+ 20+ 30+ 40+ 50+ 60+ 70+ 80+ 90+ 100+ 10,000+
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] a e i o u v ga ka ge gi go gu gv ha he hi ho hu hv la le li lo lu lv ma me mi mo mu na hna nah
      ne ni no nu nv qua que qui quo quu quv sa s se si so su sv da ta de te di ti do du dv dla tla tle tli tlo tlu tlv tsa
      tse tsi tso tsu tsv wa we wi wo wu wv ya ye yi yo yu yv [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x14: #"""
      [?] e aai i ii o oo oo ee i a aa we we wi wi wii wii wo wo woo woo woo wa wa waa waa waa ai w ' t k sh s n w n [?] w c
      ? l en in on an pe paai pi pii po poo poo hee hi pa paa pwe pwe pwi pwi pwii pwii pwo pwo pwoo pwoo pwa pwa pwaa pwaa
      pwaa p p h te taai ti tii to too too dee di ta taa twe twe twi twi twii twii two two twoo twoo twa twa twaa twaa twaa
      t tte tti tto tta ke kaai ki kii ko koo koo ka kaa kwe kwe kwi kwi kwii kwii kwo kwo kwoo kwoo kwa kwa kwaa kwaa kwaa
      k kw keh kih koh kah ce caai ci cii co coo coo ca caa cwe cwe cwi cwi cwii cwii cwo cwo cwoo cwoo cwa cwa cwaa cwaa
      cwaa c th me maai mi mii mo moo moo ma maa mwe mwe mwi mwi mwii mwii mwo mwo mwoo mwoo mwa mwa mwaa mwaa mwaa m m mh m
      m ne naai ni nii no noo noo na naa nwe nwe nwa nwa nwaa nwaa nwaa n ng nh le laai li lii lo loo loo la laa lwe lwe lwi
      lwi lwii lwii lwo lwo lwoo lwoo lwa lwa lwaa lwaa l l l se saai si sii so soo soo sa saa swe swe swi swi swii swii swo
      swo swoo swoo
      """#,
    0x15: #"""
      swa swa swaa swaa swaa s s sw s sk skw sW spwa stwa skwa scwa she shi shii sho shoo sha shaa shwe shwe shwi shwi shwii
      shwii shwo shwo shwoo shwoo shwa shwa shwaa shwaa sh ye yaai yi yii yo yoo yoo ya yaa ywe ywe ywi ywi ywii ywii ywo
      ywo ywoo ywoo ywa ywa ywaa ywaa ywaa y y y yi re re le raai ri rii ro roo lo ra raa la rwaa rwaa r r r fe faai fi fii
      fo foo fa faa fwaa fwaa f the the thi thi thii thii tho thoo tha thaa thwaa thwaa th tthe tthi ttho ttha tth tye tyi
      tyo tya he hi hii ho hoo ha haa h h hk qaai qi qii qo qoo qa qaa q tlhe tlhi tlho tlha re ri ro ra ngaai ngi ngii ngo
      ngoo nga ngaa ng nng she shi sho sha the thi tho tha th lhi lhii lho lhoo lha lhaa lh the thi thii tho thoo tha thaa
      th b e i o a we wi wo wa ne ni no na ke ki ko ka he hi ho ha ghu gho ghe ghee ghi gha ru ro re ree ri ra wu wo we wee
      wi wa hwu hwo hwe hwee hwi hwa thu tho the thee thi tha ttu tto tte ttee tti tta pu po pe pee pi pa p gu go ge gee gi
      ga khu kho khe khee khi kha kku kko kke kkee kki
      """#,
    0x16: #"""
      kka kk nu no ne nee ni na mu mo me mee mi ma yu yo ye yee yi ya ju ju jo je jee ji ji ja jju jjo jje jjee jji jja lu
      lo le lee li la dlu dlo dle dlee dli dla lhu lho lhe lhee lhi lha tlhu tlho tlhe tlhee tlhi tlha tlu tlo tle tlee tli
      tla zu zo ze zee zi za z z dzu dzo dze dzee dzi dza su so se see si sa shu sho she shee shi sha sh tsu tso tse tsee
      tsi tsa chu cho che chee chi cha ttsu ttso ttse ttsee ttsi ttsa X \. qai ngai nngi nngii nngo nngoo nnga nngaa [?] [?]
      [?] [?] [?] [?] [?] [?] [?] _ b l f s n h d t c q m g ng z r a o u e i ch th ph p x p < > [?] [?] [?] f v u yr y w th
      th a o ac ae o o o oe on r k c k g ng g g w h h h h n n n i e j g ae a eo p z s s s c z t t d b b p p e m m m l l ng
      ng d o ear ior qu qu qu s yr yr yr q x \. : + 17 18 19 [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x17: #"""
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] k kh g gh ng c ch j jh ny t tth d ddh nn t th d dh n p ph b bh m y r l
      v sh ss s h l q a aa i ii u uk uu uuv ry ryy ly lyy e ai oo oo au a aa aa i ii y yy u uu ua oe ya ie e ae ai oo au M H
      a` . . . r . ! . . . . . \. _//_ : + ++ _*_ _///_ KR ' [?] [?] [?] 0 1 2 3 4 5 6 7 8 9 [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x18: #"""
      _@_ _..._ ,_ ._ :_ _//_ . - ,_ ._ . . . . . [?] 0 1 2 3 4 5 6 7 8 9 [?] [?] [?] [?] [?] [?] a e i o u O U ee n ng b p
      q g m l s sh t d ch j y r w f k kha ts z h zr lh zh ch - e i o u O U ng b p q g m t d ch j ts y w k g h jy ny dz e i
      iy U u ng k g h p sh t d j f g h ts z r ch zh i k r f zh [?] [?] [?] [?] [?] [?] [?] [?] [?] H X W M _3_ _333_ a i k
      ng c tt tth dd nn t d p ph ss zh z a t zh gh ng c jh tta ddh t dh ss cy zh z u y bh ' [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x1D: #"""
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . b d f m n p r r s t
      z g . . . . . p . . b d f g k l m n p r s . v x z
      """#,
    0x1E: #"""
      A a B b B b B b C c D d D d D d D d D d E e E e E e E e E e F f G g H h H h H h H h H h I i I i K k K k K k L l L l L
      l L l M m M m M m N n N n N n N n O o O o O o O o P p P p R r R r R r R r S s S s S s S s S s T t T t T t T t U u U u
      U u U u U u V v V v W w W w W w W w W w X x X x Y y Z z Z z Z z h t w y a S [?] [?] Ss [?] A a A a A a A a A a A a A a
      A a A a A a A a A a E e E e E e E e E e E e E e E e I i I i O o O o O o O o O o O o O o O o O o O o O o O o U u U u U
      u U u U u U u U u Y y Y y Y y Y y [?] [?] [?] [?] [?]
      """#,
    0x1F: #"""
      a a a a a a a a A A A A A A A A e e e e e e [?] [?] E E E E E E [?] [?] e e e e e e e e E E E E E E E E i i i i i i i
      i I I I I I I I I o o o o o o [?] [?] O O O O O O [?] [?] u u u u u u u u [?] U [?] U [?] U [?] U o o o o o o o o O O
      O O O O O O a a e e e e i i o o u u o o [?] [?] a a a a a a a a A A A A A A A A e e e e e e e e E E E E E E E E o o o
      o o o o o O O O O O O O O a a a a a [?] a a A A A A A ' i ' ~ "~ e e e [?] e e E E E E E '` '' '~ i i i i [?] [?] i i
      I I I I [?] `' `' `~ u u u u R R u u U U U U R "` "' ` [?] [?] o o o [?] o o O O O O O ' `
      """#,
    0x20: #"""
      _ _ _ _ _ _ _ _ _ _ _ _ . . . . - - - - -- -- || \_ ' ' , ' " " ,, " + ++ * *> \. .. ... \. _ __ . . . . . _ %0 %00 '
      '' ''' ` `` ``` ^ < > * !! !? - \_ - ^ *** -- / -[ ]- [?] ?! !? 7 PP (] [) [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] . . . . . . 0 . . . 4 5 6 7 8 9 + - = ( ) n 0 1 2
      3 4 5 6 7 8 9 + - = ( ) [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] ECU CL Cr FF L mil N Pts
      Rs W NS D EU K T Dr [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] . . . . . . . . . . . . . . . . . . . . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x21: #"""
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . K A . . . . . . F . . . . . . . .
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] F [?] [?] [?] [?] _1/3_ _2/3_ _1/5_ _2/5_
      _3/5_ _4/5_ _1/6_ _5/6_ _1/8_ _3/8_ _5/8_ _7/8_ _1/ I II III IV V VI VII VIII IX X XI XII L C D M i ii iii iv v vi vii
      viii ix x xi xii l c d m (D D) ((|)) ) [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] - | - | - | \\ / \\ / - - ~ ~ -
      | - | - - - | - | | - - - - - - | | | | | | | ^ V \\ = V ^ - - | | - - | | = | = = | = | = = = = = = | = | = | \\ / \\
      / = = ~ ~ | | - | - | - - - | - | | | | | | | - \\ \\ | [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x22: #"""
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x23: #"""
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x24: #"""
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] . . . . . . . . . . . [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . a b c d e f g h i j k l m n o p q r s t u v w x y z 0 [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x25: #"""
      - - | | - - | | - - | | + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + +
      + + + + + + + + + + + + + + + + + - - | | - | + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + + / \\ X - |
      - | - | - | - | - | # # # # # # # # # # # # # # # # # # # # - | [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] # # # # # # #
      # # # # # # # # # # # ^ ^ ^ ^ > > > > > > V V V V < < < < < < * * * * * * * * * * * * * * * * * * * * * * * * * * * *
      * * * * * # # # # # ^ ^ ^ O # # # # # # # # [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x26: #"""
      . . . . . . . . . . . . . . . . . . . . [?] [?] [?] [?] [?] . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x27: #"""
      [?] . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . [?] [?] . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . [?] . . . . . . . . . . . . . . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x28: #"""
      _ a 1 b ' k 2 l @ c i f / m s p " e 3 h 9 o 6 r ^ d j g > n t q , * 5 < - u 8 v \. % [ $ + x ! & ; : 4 \\ 0 z 7 ( \_ ?
      w ] # y ) = [d7] [d17] [d27] [d127] [d37] [d137] [d237] [d1237] [d47] [d147] [d247] [d1247] [d347] [d1347] [d2347]
      [d12347] [d57] [d157] [d257] [d1257] [d357] [d1357] [d2357] [d12357] [d457] [d1457] [d2457] [d12457] [d3457] [d13457]
      [d23457] [d123457] [d67] [d167] [d267] [d1267] [d367] [d1367] [d2367] [d12367] [d467] [d1467] [d2467] [d12467] [d3467]
      [d13467] [d23467] [d123467] [d567] [d1567] [d2567] [d12567] [d3567] [d13567] [d23567] [d123567] [d4567] [d14567]
      [d24567] [d124567] [d34567] [d134567] [d234567] [d1234567] [d8] [d18] [d28] [d128] [d38] [d138] [d238] [d1238] [d48]
      [d148] [d248] [d1248] [d348] [d1348] [d2348] [d12348] [d58] [d158] [d258] [d1258] [d358] [d1358] [d2358] [d12358]
      [d458] [d1458] [d2458] [d12458] [d3458] [d13458] [d23458] [d123458] [d68] [d168] [d268] [d1268] [d368] [d1368] [d2368]
      [d12368] [d468] [d1468] [d2468] [d12468] [d3468] [d13468] [d23468] [d123468] [d568] [d1568] [d2568] [d12568] [d3568]
      [d13568] [d23568] [d123568] [d4568] [d14568] [d24568] [d124568] [d34568] [d134568] [d234568] [d1234568] [d78] [d178]
      [d278] [d1278] [d378] [d1378] [d2378] [d12378] [d478] [d1478] [d2478] [d12478] [d3478] [d13478] [d23478] [d123478]
      [d578] [d1578] [d2578] [d12578] [d3578] [d13578] [d23578] [d123578] [d4578] [d14578] [d24578] [d124578] [d34578]
      [d134578] [d234578] [d1234578] [d678] [d1678] [d2678] [d12678] [d3678] [d13678] [d23678] [d123678] [d4678] [d14678]
      [d24678] [d124678] [d34678] [d134678] [d234678] [d1234678] [d5678] [d15678] [d25678] [d125678] [d35678] [d135678]
      [d235678] [d1235678] [d45678] [d145678] [d245678] [d1245678] [d345678] [d1345678] [d2345678] [d12345678]
      """#,
    0x2C: #"""
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . L l L P R a t H h K k Z z . M A
      """#,
    0x2E: #"""
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?] [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x2F: #"""
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?] [?] [?]
      """#,
    0x30: #"""
      _ ,_ ._ " [JIS] " / 0 < >_ << >>_ [ ]_ { }_ [( )]_ @ X_ [ ]_ [[ ]]_ (( ))_ [[ ]]_ ~_ `` '' ,, @ 1 2 3 4 5 6 7 8 9 . .
      . . . . ~ + + + + . @ _//_ +10+ +20+ +30+ [?] [?] [?] . . [?] a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za
      shi zi su zu se ze so zo ta da chi di tsu tsu du te de to do na ni nu ne no ha ba pa hi bi pi hu bu pu he be pe ho bo
      po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa wi we wo n vu [?] [?] [?] [?] . . . . " " [?] [?] a a i i u u
      e e o o ka ga ki gi ku gu ke ge ko go sa za shi zi su zu se ze so zo ta da chi di tsu tsu du te de to do na ni nu ne
      no ha ba pa hi bi pi hu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa wi we wo n vu ka
      ke va vi ve vo . . " "
      """#,
    0x31: #"""
      [?] [?] [?] [?] [?] B P M F D T N L G K H J Q X ZH CH SH R Z C S A O E EH AI EI AU OU AN EN ANG ENG ER I U IU V NG GN
      [?] [?] [?] [?] g gg gs n nj nh d dd r lg lm lb ls lt lp rh m b bb bs s ss . j jj c k t p h a ae ya yae eo e yeo ye o
      wa wae oe yo u weo we wi yu eu yi i . nn nd ns nZ lgs ld lbs lZ lQ mb ms mZ mN bg . bsg bst bj bt bN bbN sg sn sd sb
      sj Z . N Ns NZ pN hh Q yo-ya yo-yae yo-i yu-yeo yu-ye yu-i U U-i [?] . . . . . . . . . . . . . . . . BU ZI JI GU EE
      ENN OO ONN IR ANN INN UNN IM NGG AINN AUNN AM OM ONG INNN P T K H [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x32: #"""
      (g) (n) (d) (r) (m) (b) (s) () (j) (c) (k) (t) (p) (h) (ga) (na) (da) (ra) (ma) (ba) (sa) (a) (ja) (ca) (ka) (ta) (pa)
      (ha) (ju) [?] [?] [?] (1)_ (2)_ (3)_ (4)_ (5)_ (6)_ (7)_ (8)_ (9)_ (10)_ (Yue)_ (Huo)_ (Shui)_ (Mu)_ (Jin)_ (Tu)_
      (Ri)_ (Zhu)_ (You)_ (She)_ (Ming)_ (Te)_ (Cai)_ (Zhu)_ (Lao)_ (Dai)_ (Hu)_ (Xue)_ (Jian)_ (Qi)_ (Zi)_ (Xie)_ (Ji)_
      (Xiu)_ << >> [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] (g) (n) (d) (r) (m) (b) (s) () (j) (c) (k) (t) (p) (h) (ga) (na) (da) (ra) (ma) (ba) (sa) (a) (ja) (ca) (ka)
      (ta) (pa) (ha) [?] [?] [?] KIS_ (1)_ (2)_ (3)_ (4)_ (5)_ (6)_ (7)_ (8)_ (9)_ (10)_ (Yue)_ (Huo)_ (Shui)_ (Mu)_ (Jin)_
      (Tu)_ (Ri)_ (Zhu)_ (You)_ (She)_ (Ming)_ (Te)_ (Cai)_ (Zhu)_ (Lao)_ (Mi)_ (Nan)_ (Nu)_ (Shi)_ (You)_ (Yin)_ (Zhu)_
      (Xiang)_ (Xiu)_ (Xie)_ (Zheng)_ (Shang)_ (Zhong)_ (Xia)_ (Zuo)_ (You)_ (Yi)_ (Zong)_ (Xue)_ (Jian)_ (Qi)_ (Zi)_ (Xie)_
      (Ye)_ [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] 1M 2M 3M 4M 5M 6M 7M 8M 9M 10M 11M 12M [?] [?] [?]
      [?] a i u u o ka ki ku ke ko sa si su se so ta ti tu te to na ni nu ne no ha hi hu he ho ma mi mu me mo ya yu yo ra ri
      ru re ro wa wi we wo
      """#,
    0x33: #"""
      apartment alpha ampere are inning inch won escudo acre ounce ohm kai-ri carat calorie gallon gamma giga guinea curie
      guilder kilo kilogram kilometer kilowatt gram gram_ton cruzeiro krone case koruna co-op cycle centime shilling centi
      cent dozen desi dollar ton nano knot heights percent parts barrel piaster picul pico building farad feet bushel franc
      hectare peso pfennig hertz pence page beta point volt hon pound hall horn micro mile mach mark mansion micron milli
      millibar mega megaton meter yard yard yuan liter lira rupee ruble rem roentgen watt 0h 1h 2h 3h 4h 5h 6h 7h 8h 9h 10h
      11h 12h 13h 14h 15h 16h 17h 18h 19h 20h 21h 22h 23h 24h HPA da AU bar oV pc [?] [?] [?] [?] Heisei Syouwa Taisyou
      Meiji Inc. pA nA microamp mA kA kB MB GB cal kcal pF nF microFarad microgram mg kg Hz kHz MHz GHz THz microliter ml dl
      kl fm nm micrometer mm cm km mm^2 cm^2 m^2 km^2 mm^4 cm^3 m^3 km^3 m/s m/s^2 Pa kPa MPa GPa rad rad/s rad/s^2 ps ns
      microsecond ms pV nV microvolt mV kV MV pW nW microwatt mW kW MW kOhm MOhm a.m. Bq cc cd C/kg Co. dB Gy ha HP in K.K.
      KM kt lm ln log lx mb mil mol pH p.m. PPM PR sr Sv Wb [?] [?] 1d 2d 3d 4d 5d 6d 7d 8d 9d 10d 11d 12d 13d 14d 15d 16d
      17d 18d 19d 20d 21d 22d 23d 24d 25d 26d 27d 28d 29d 30d 31d
      """#,
    0x4D: #"""
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_
      [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?]_ [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0x4E: #"""
      [?]_ Ding_ Kao_ Qi_ Shang_ Xia_ [?]_ Mo_ Zhang_ San_ Shang_ Xia_ Ji_ Bu_ Yu_ Mian_ Gai_ Chou_ Chou_ Zhuan_ Qie_ Pi_
      Shi_ Shi_ Qiu_ Bing_ Ye_ Cong_ Dong_ Si_ Cheng_ Diu_ Qiu_ Liang_ Diu_ You_ Liang_ Yan_ Bing_ Sang_ Gun_ Jiu_ Ge_ Ya_
      Qiang_ Zhong_ Ji_ Jie_ Feng_ Guan_ Chuan_ Chan_ Lin_ Zhuo_ Zhu_ Ha_ Wan_ Dan_ Wei_ Zhu_ Jing_ Li_ Ju_ Pie_ Fu_ Yi_ Yi_
      Nai_ Shime_ Jiu_ Jiu_ Zhe_ Yao_ Yi_ [?]_ Zhi_ Wu_ Zha_ Hu_ Fa_ Le_ Zhong_ Ping_ Pang_ Qiao_ Hu_ Guai_ Cheng_ Cheng_
      Yi_ Yin_ [?]_ Mie_ Jiu_ Qi_ Ye_ Xi_ Xiang_ Gai_ Diu_ Hal_ [?]_ Shu_ Twul_ Shi_ Ji_ Nang_ Jia_ Kel_ Shi_ [?]_ Ol_ Mai_
      Luan_ Cal_ Ru_ Xue_ Yan_ Fu_ Sha_ Na_ Gan_ Sol_ El_ Cwul_ [?]_ Gan_ Chi_ Gui_ Gan_ Luan_ Lin_ Yi_ Jue_ Liao_ Ma_ Yu_
      Zheng_ Shi_ Shi_ Er_ Chu_ Yu_ Yu_ Yu_ Yun_ Hu_ Qi_ Wu_ Jing_ Si_ Sui_ Gen_ Gen_ Ya_ Xie_ Ya_ Qi_ Ya_ Ji_ Tou_ Wang_
      Kang_ Ta_ Jiao_ Hai_ Yi_ Chan_ Heng_ Mu_ [?]_ Xiang_ Jing_ Ting_ Liang_ Xiang_ Jing_ Ye_ Qin_ Bo_ You_ Xie_ Dan_ Lian_
      Duo_ Wei_ Ren_ Ren_ Ji_ La_ Wang_ Yi_ Shi_ Ren_ Le_ Ding_ Ze_ Jin_ Pu_ Chou_ Ba_ Zhang_ Jin_ Jie_ Bing_ Reng_ Cong_
      Fo_ San_ Lun_ Sya_ Cang_ Zi_ Shi_ Ta_ Zhang_ Fu_ Xian_ Xian_ Tuo_ Hong_ Tong_ Ren_ Qian_ Gan_ Yi_ Di_ Dai_ Ling_ Yi_
      Chao_ Chang_ Sa_ [?]_ Yi_ Mu_ Men_ Ren_ Jia_ Chao_ Yang_ Qian_ Zhong_ Pi_ Wan_ Wu_ Jian_ Jie_ Yao_ Feng_ Cang_ Ren_
      Wang_ Fen_ Di_ Fang_
      """#,
    0x4F: #"""
      Zhong_ Qi_ Pei_ Yu_ Diao_ Dun_ Wen_ Yi_ Xin_ Kang_ Yi_ Ji_ Ai_ Wu_ Ji_ Fu_ Fa_ Xiu_ Jin_ Bei_ Dan_ Fu_ Tang_ Zhong_
      You_ Huo_ Hui_ Yu_ Cui_ Chuan_ San_ Wei_ Chuan_ Che_ Ya_ Xian_ Shang_ Chang_ Lun_ Cang_ Xun_ Xin_ Wei_ Zhu_ [?]_ Xuan_
      Nu_ Bo_ Gu_ Ni_ Ni_ Xie_ Ban_ Xu_ Ling_ Zhou_ Shen_ Qu_ Si_ Beng_ Si_ Jia_ Pi_ Yi_ Si_ Ai_ Zheng_ Dian_ Han_ Mai_ Dan_
      Zhu_ Bu_ Qu_ Bi_ Shao_ Ci_ Wei_ Di_ Zhu_ Zuo_ You_ Yang_ Ti_ Zhan_ He_ Bi_ Tuo_ She_ Yu_ Yi_ Fo_ Zuo_ Kou_ Ning_ Tong_
      Ni_ Xuan_ Qu_ Yong_ Wa_ Qian_ [?]_ Ka_ [?]_ Pei_ Huai_ He_ Lao_ Xiang_ Ge_ Yang_ Bai_ Fa_ Ming_ Jia_ Er_ Bing_ Ji_
      Hen_ Huo_ Gui_ Quan_ Tiao_ Jiao_ Ci_ Yi_ Shi_ Xing_ Shen_ Tuo_ Kan_ Zhi_ Gai_ Lai_ Yi_ Chi_ Kua_ Guang_ Li_ Yin_ Shi_
      Mi_ Zhu_ Xu_ You_ An_ Lu_ Mou_ Er_ Lun_ Tong_ Cha_ Chi_ Xun_ Gong_ Zhou_ Yi_ Ru_ Jian_ Xia_ Jia_ Zai_ Lu_ Ko_ Jiao_
      Zhen_ Ce_ Qiao_ Kuai_ Chai_ Ning_ Nong_ Jin_ Wu_ Hou_ Jiong_ Cheng_ Zhen_ Zuo_ Chou_ Qin_ Lu_ Ju_ Shu_ Ting_ Shen_
      Tuo_ Bo_ Nan_ Hao_ Bian_ Tui_ Yu_ Xi_ Cu_ E_ Qiu_ Xu_ Kuang_ Ku_ Wu_ Jun_ Yi_ Fu_ Lang_ Zu_ Qiao_ Li_ Yong_ Hun_ Jing_
      Xian_ San_ Pai_ Su_ Fu_ Xi_ Li_ Fu_ Ping_ Bao_ Yu_ Si_ Xia_ Xin_ Xiu_ Yu_ Ti_ Che_ Chou_ [?]_ Yan_ Lia_ Li_ Lai_ [?]_
      Jian_ Xiu_ Fu_ He_ Ju_ Xiao_ Pai_ Jian_ Biao_ Chu_ Fei_ Feng_ Ya_ An_ Bei_ Yu_ Xin_ Bi_ Jian_
      """#,
    0x50: #"""
      Chang_ Chi_ Bing_ Zan_ Yao_ Cui_ Lia_ Wan_ Lai_ Cang_ Zong_ Ge_ Guan_ Bei_ Tian_ Shu_ Shu_ Men_ Dao_ Tan_ Jue_ Chui_
      Xing_ Peng_ Tang_ Hou_ Yi_ Qi_ Ti_ Gan_ Jing_ Jie_ Sui_ Chang_ Jie_ Fang_ Zhi_ Kong_ Juan_ Zong_ Ju_ Qian_ Ni_ Lun_
      Zhuo_ Wei_ Luo_ Song_ Leng_ Hun_ Dong_ Zi_ Ben_ Wu_ Ju_ Nai_ Cai_ Jian_ Zhai_ Ye_ Zhi_ Sha_ Qing_ [?]_ Ying_ Cheng_
      Jian_ Yan_ Nuan_ Zhong_ Chun_ Jia_ Jie_ Wei_ Yu_ Bing_ Ruo_ Ti_ Wei_ Pian_ Yan_ Feng_ Tang_ Wo_ E_ Xie_ Che_ Sheng_
      Kan_ Di_ Zuo_ Cha_ Ting_ Bei_ Ye_ Huang_ Yao_ Zhan_ Chou_ Yan_ You_ Jian_ Xu_ Zha_ Ci_ Fu_ Bi_ Zhi_ Zong_ Mian_ Ji_
      Yi_ Xie_ Xun_ Si_ Duan_ Ce_ Zhen_ Ou_ Tou_ Tou_ Bei_ Za_ Lu_ Jie_ Wei_ Fen_ Chang_ Gui_ Sou_ Zhi_ Su_ Xia_ Fu_ Yuan_
      Rong_ Li_ Ru_ Yun_ Gou_ Ma_ Bang_ Dian_ Tang_ Hao_ Jie_ Xi_ Shan_ Qian_ Jue_ Cang_ Chu_ San_ Bei_ Xiao_ Yong_ Yao_
      Tan_ Suo_ Yang_ Fa_ Bing_ Jia_ Dai_ Zai_ Tang_ [?]_ Bin_ Chu_ Nuo_ Can_ Lei_ Cui_ Yong_ Zao_ Zong_ Peng_ Song_ Ao_
      Chuan_ Yu_ Zhai_ Cou_ Shang_ Qiang_ Jing_ Chi_ Sha_ Han_ Zhang_ Qing_ Yan_ Di_ Xi_ Lu_ Bei_ Piao_ Jin_ Lian_ Lu_ Man_
      Qian_ Xian_ Tan_ Ying_ Dong_ Zhuan_ Xiang_ Shan_ Qiao_ Jiong_ Tui_ Zun_ Pu_ Xi_ Lao_ Chang_ Guang_ Liao_ Qi_ Deng_
      Chan_ Wei_ Ji_ Fan_ Hui_ Chuan_ Jian_ Dan_ Jiao_ Jiu_ Seng_ Fen_ Xian_ Jue_ E_ Jiao_ Jian_ Tong_ Lin_ Bo_ Gu_ [?]_ Su_
      Xian_ Jiang_ Min_ Ye_ Jin_ Jia_ Qiao_ Pi_ Feng_ Zhou_ Ai_ Sai_
      """#,
    0x51: #"""
      Yi_ Jun_ Nong_ Chan_ Yi_ Dang_ Jing_ Xuan_ Kuai_ Jian_ Chu_ Dan_ Jiao_ Sha_ Zai_ [?]_ Bin_ An_ Ru_ Tai_ Chou_ Chai_
      Lan_ Ni_ Jin_ Qian_ Meng_ Wu_ Ning_ Qiong_ Ni_ Chang_ Lie_ Lei_ Lu_ Kuang_ Bao_ Du_ Biao_ Zan_ Zhi_ Si_ You_ Hao_
      Chen_ Chen_ Li_ Teng_ Wei_ Long_ Chu_ Chan_ Rang_ Shu_ Hui_ Li_ Luo_ Zan_ Nuo_ Tang_ Yan_ Lei_ Nang_ Er_ Wu_ Yun_ Zan_
      Yuan_ Xiong_ Chong_ Zhao_ Xiong_ Xian_ Guang_ Dui_ Ke_ Dui_ Mian_ Tu_ Chang_ Er_ Dui_ Er_ Xin_ Tu_ Si_ Yan_ Yan_ Shi_
      Shi_ Dang_ Qian_ Dou_ Fen_ Mao_ Shen_ Dou_ Bai_ Jing_ Li_ Huang_ Ru_ Wang_ Nei_ Quan_ Liang_ Yu_ Ba_ Gong_ Liu_ Xi_
      [?]_ Lan_ Gong_ Tian_ Guan_ Xing_ Bing_ Qi_ Ju_ Dian_ Zi_ Ppwun_ Yang_ Jian_ Shou_ Ji_ Yi_ Ji_ Chan_ Jiong_ Mao_ Ran_
      Nei_ Yuan_ Mao_ Gang_ Ran_ Ce_ Jiong_ Ce_ Zai_ Gua_ Jiong_ Mao_ Zhou_ Mou_ Gou_ Xu_ Mian_ Mi_ Rong_ Yin_ Xie_ Kan_
      Jun_ Nong_ Yi_ Mi_ Shi_ Guan_ Meng_ Zhong_ Ju_ Yuan_ Ming_ Kou_ Lam_ Fu_ Xie_ Mi_ Bing_ Dong_ Tai_ Gang_ Feng_ Bing_
      Hu_ Chong_ Jue_ Hu_ Kuang_ Ye_ Leng_ Pan_ Fu_ Min_ Dong_ Xian_ Lie_ Xia_ Jian_ Jing_ Shu_ Mei_ Tu_ Qi_ Gu_ Zhun_ Song_
      Jing_ Liang_ Qing_ Diao_ Ling_ Dong_ Gan_ Jian_ Yin_ Cou_ Yi_ Li_ Cang_ Ming_ Zhuen_ Cui_ Si_ Duo_ Jin_ Lin_ Lin_
      Ning_ Xi_ Du_ Ji_ Fan_ Fan_ Fan_ Feng_ Ju_ Chu_ Tako_ Feng_ Mok_ Ci_ Fu_ Feng_ Ping_ Feng_ Kai_ Huang_ Kai_ Gan_ Deng_
      Ping_ Qu_ Xiong_ Kuai_ Tu_ Ao_ Chu_ Ji_ Dang_ Han_ Han_ Zao_
      """#,
    0x52: #"""
      Dao_ Diao_ Dao_ Ren_ Ren_ Chuang_ Fen_ Qie_ Yi_ Ji_ Kan_ Qian_ Cun_ Chu_ Wen_ Ji_ Dan_ Xing_ Hua_ Wan_ Jue_ Li_ Yue_
      Lie_ Liu_ Ze_ Gang_ Chuang_ Fu_ Chu_ Qu_ Ju_ Shan_ Min_ Ling_ Zhong_ Pan_ Bie_ Jie_ Jie_ Bao_ Li_ Shan_ Bie_ Chan_
      Jing_ Gua_ Gen_ Dao_ Chuang_ Kui_ Ku_ Duo_ Er_ Zhi_ Shua_ Quan_ Cha_ Ci_ Ke_ Jie_ Gui_ Ci_ Gui_ Kai_ Duo_ Ji_ Ti_
      Jing_ Lou_ Gen_ Ze_ Yuan_ Cuo_ Xue_ Ke_ La_ Qian_ Cha_ Chuang_ Gua_ Jian_ Cuo_ Li_ Ti_ Fei_ Pou_ Chan_ Qi_ Chuang_ Zi_
      Gang_ Wan_ Bo_ Ji_ Duo_ Qing_ Yan_ Zhuo_ Jian_ Ji_ Bo_ Yan_ Ju_ Huo_ Sheng_ Jian_ Duo_ Duan_ Wu_ Gua_ Fu_ Sheng_ Jian_
      Ge_ Zha_ Kai_ Chuang_ Juan_ Chan_ Tuan_ Lu_ Li_ Fou_ Shan_ Piao_ Kou_ Jiao_ Gua_ Qiao_ Jue_ Hua_ Zha_ Zhuo_ Lian_ Ju_
      Pi_ Liu_ Gui_ Jiao_ Gui_ Jian_ Jian_ Tang_ Huo_ Ji_ Jian_ Yi_ Jian_ Zhi_ Chan_ Cuan_ Mo_ Li_ Zhu_ Li_ Ya_ Quan_ Ban_
      Gong_ Jia_ Wu_ Mai_ Lie_ Jin_ Keng_ Xie_ Zhi_ Dong_ Zhu_ Nu_ Jie_ Qu_ Shao_ Yi_ Zhu_ Miao_ Li_ Jing_ Lao_ Lao_ Juan_
      Kou_ Yang_ Wa_ Xiao_ Mou_ Kuang_ Jie_ Lie_ He_ Shi_ Ke_ Jing_ Hao_ Bo_ Min_ Chi_ Lang_ Yong_ Yong_ Mian_ Ke_ Xun_
      Juan_ Qing_ Lu_ Pou_ Meng_ Lai_ Le_ Kai_ Mian_ Dong_ Xu_ Xu_ Kan_ Wu_ Yi_ Xun_ Weng_ Sheng_ Lao_ Mu_ Lu_ Piao_ Shi_
      Ji_ Qin_ Qiang_ Jiao_ Quan_ Yang_ Yi_ Jue_ Fan_ Juan_ Tong_ Ju_ Dan_ Xie_ Mai_ Xun_ Xun_ Lu_ Li_ Che_ Rang_ Quan_ Bao_
      Shao_ Yun_ Jiu_ Bao_ Gou_ Wu_
      """#,
    0x53: #"""
      Yun_ Mwun_ Nay_ Gai_ Gai_ Bao_ Cong_ [?]_ Xiong_ Peng_ Ju_ Tao_ Ge_ Pu_ An_ Pao_ Fu_ Gong_ Da_ Jiu_ Qiong_ Bi_ Hua_
      Bei_ Nao_ Chi_ Fang_ Jiu_ Yi_ Za_ Jiang_ Kang_ Jiang_ Kuang_ Hu_ Xia_ Qu_ Bian_ Gui_ Qie_ Zang_ Kuang_ Fei_ Hu_ Tou_
      Gui_ Gui_ Hui_ Dan_ Gui_ Lian_ Lian_ Suan_ Du_ Jiu_ Qu_ Xi_ Pi_ Qu_ Yi_ Qia_ Yan_ Bian_ Ni_ Qu_ Shi_ Xin_ Qian_ Nian_
      Sa_ Zu_ Sheng_ Wu_ Hui_ Ban_ Shi_ Xi_ Wan_ Hua_ Xie_ Wan_ Bei_ Zu_ Zhuo_ Xie_ Dan_ Mai_ Nan_ Dan_ Ji_ Bo_ Shuai_ Bu_
      Kuang_ Bian_ Bu_ Zhan_ Qia_ Lu_ You_ Lu_ Xi_ Gua_ Wo_ Xie_ Jie_ Jie_ Wei_ Ang_ Qiong_ Zhi_ Mao_ Yin_ Wei_ Shao_ Ji_
      Que_ Luan_ Shi_ Juan_ Xie_ Xu_ Jin_ Que_ Wu_ Ji_ E_ Qing_ Xi_ [?]_ Han_ Zhan_ E_ Ting_ Li_ Zhe_ Han_ Li_ Ya_ Ya_ Yan_
      She_ Zhi_ Zha_ Pang_ [?]_ He_ Ya_ Zhi_ Ce_ Pang_ Ti_ Li_ She_ Hou_ Ting_ Zui_ Cuo_ Fei_ Yuan_ Ce_ Yuan_ Xiang_ Yan_
      Li_ Jue_ Sha_ Dian_ Chu_ Jiu_ Qin_ Ao_ Gui_ Yan_ Si_ Li_ Chang_ Lan_ Li_ Yan_ Yan_ Yuan_ Si_ Gong_ Lin_ Qiu_ Qu_ Qu_
      Uk_ Lei_ Du_ Xian_ Zhuan_ San_ Can_ Can_ Can_ Can_ Ai_ Dai_ You_ Cha_ Ji_ You_ Shuang_ Fan_ Shou_ Guai_ Ba_ Fa_ Ruo_
      Shi_ Shu_ Zhuo_ Qu_ Shou_ Bian_ Xu_ Jia_ Pan_ Sou_ Gao_ Wei_ Sou_ Die_ Rui_ Cong_ Kou_ Gu_ Ju_ Ling_ Gua_ Tao_ Kou_
      Zhi_ Jiao_ Zhao_ Ba_ Ding_ Ke_ Tai_ Chi_ Shi_ You_ Qiu_ Po_ Xie_ Hao_ Si_ Tan_ Chi_ Le_ Diao_ Ji_ [?]_ Hong_
      """#,
    0x54: #"""
      Mie_ Xu_ Mang_ Chi_ Ge_ Xuan_ Yao_ Zi_ He_ Ji_ Diao_ Cun_ Tong_ Ming_ Hou_ Li_ Tu_ Xiang_ Zha_ Xia_ Ye_ Lu_ A_ Ma_ Ou_
      Xue_ Yi_ Jun_ Chou_ Lin_ Tun_ Yin_ Fei_ Bi_ Qin_ Qin_ Jie_ Bu_ Fou_ Ba_ Dun_ Fen_ E_ Han_ Ting_ Hang_ Shun_ Qi_ Hong_
      Zhi_ Shen_ Wu_ Wu_ Chao_ Ne_ Xue_ Xi_ Chui_ Dou_ Wen_ Hou_ Ou_ Wu_ Gao_ Ya_ Jun_ Lu_ E_ Ge_ Mei_ Ai_ Qi_ Cheng_ Wu_
      Gao_ Fu_ Jiao_ Hong_ Chi_ Sheng_ Ne_ Tun_ Fu_ Yi_ Dai_ Ou_ Li_ Bai_ Yuan_ Kuai_ [?]_ Qiang_ Wu_ E_ Shi_ Quan_ Pen_
      Wen_ Ni_ M_ Ling_ Ran_ You_ Di_ Zhou_ Shi_ Zhou_ Tie_ Xi_ Yi_ Qi_ Ping_ Zi_ Gu_ Zi_ Wei_ Xu_ He_ Nao_ Xia_ Pei_ Yi_
      Xiao_ Shen_ Hu_ Ming_ Da_ Qu_ Ju_ Gem_ Za_ Tuo_ Duo_ Pou_ Pao_ Bi_ Fu_ Yang_ He_ Zha_ He_ Hai_ Jiu_ Yong_ Fu_ Que_
      Zhou_ Wa_ Ka_ Gu_ Ka_ Zuo_ Bu_ Long_ Dong_ Ning_ Tha_ Si_ Xian_ Huo_ Qi_ Er_ E_ Guang_ Zha_ Xi_ Yi_ Lie_ Zi_ Mie_ Mi_
      Zhi_ Yao_ Ji_ Zhou_ Ge_ Shuai_ Zan_ Xiao_ Ke_ Hui_ Kua_ Huai_ Tao_ Xian_ E_ Xuan_ Xiu_ Wai_ Yan_ Lao_ Yi_ Ai_ Pin_
      Shen_ Tong_ Hong_ Xiong_ Chi_ Wa_ Ha_ Zai_ Yu_ Di_ Pai_ Xiang_ Ai_ Hen_ Kuang_ Ya_ Da_ Xiao_ Bi_ Yue_ [?]_ Hua_ Sasou_
      Kuai_ Duo_ [?]_ Ji_ Nong_ Mou_ Yo_ Hao_ Yuan_ Long_ Pou_ Mang_ Ge_ E_ Chi_ Shao_ Li_ Na_ Zu_ He_ Ku_ Xiao_ Xian_ Lao_
      Bo_ Zhe_ Zha_ Liang_ Ba_ Mie_ Le_ Sui_ Fou_ Bu_ Han_ Heng_ Geng_ Shuo_ Ge_
      """#,
    0x55: #"""
      You_ Yan_ Gu_ Gu_ Bai_ Han_ Suo_ Chun_ Yi_ Ai_ Jia_ Tu_ Xian_ Huan_ Li_ Xi_ Tang_ Zuo_ Qiu_ Che_ Wu_ Zao_ Ya_ Dou_ Qi_
      Di_ Qin_ Ma_ Mal_ Hong_ Dou_ Kes_ Lao_ Liang_ Suo_ Zao_ Huan_ Lang_ Sha_ Ji_ Zuo_ Wo_ Feng_ Yin_ Hu_ Qi_ Shou_ Wei_
      Shua_ Chang_ Er_ Li_ Qiang_ An_ Jie_ Yo_ Nian_ Yu_ Tian_ Lai_ Sha_ Xi_ Tuo_ Hu_ Ai_ Zhou_ Nou_ Ken_ Zhuo_ Zhuo_ Shang_
      Di_ Heng_ Lan_ A_ Xiao_ Xiang_ Tun_ Wu_ Wen_ Cui_ Sha_ Hu_ Qi_ Qi_ Tao_ Dan_ Dan_ Ye_ Zi_ Bi_ Cui_ Chuo_ He_ Ya_ Qi_
      Zhe_ Pei_ Liang_ Xian_ Pi_ Sha_ La_ Ze_ Qing_ Gua_ Pa_ Zhe_ Se_ Zhuan_ Nie_ Guo_ Luo_ Yan_ Di_ Quan_ Tan_ Bo_ Ding_
      Lang_ Xiao_ [?]_ Tang_ Chi_ Ti_ An_ Jiu_ Dan_ Ke_ Yong_ Wei_ Nan_ Shan_ Yu_ Zhe_ La_ Jie_ Hou_ Han_ Die_ Zhou_ Chai_
      Wai_ Re_ Yu_ Yin_ Zan_ Yao_ Wo_ Mian_ Hu_ Yun_ Chuan_ Hui_ Huan_ Huan_ Xi_ He_ Ji_ Kui_ Zhong_ Wei_ Sha_ Xu_ Huang_
      Du_ Nie_ Xuan_ Liang_ Yu_ Sang_ Chi_ Qiao_ Yan_ Dan_ Pen_ Can_ Li_ Yo_ Zha_ Wei_ Miao_ Ying_ Pen_ Phos_ Kui_ Xi_ Yu_
      Jie_ Lou_ Ku_ Sao_ Huo_ Ti_ Yao_ He_ A_ Xiu_ Qiang_ Se_ Yong_ Su_ Hong_ Xie_ Yi_ Suo_ Ma_ Cha_ Hai_ Ke_ Ta_ Sang_
      Tian_ Ru_ Sou_ Wa_ Ji_ Pang_ Wu_ Xian_ Shi_ Ge_ Zi_ Jie_ Luo_ Weng_ Wa_ Si_ Chi_ Hao_ Suo_ Jia_ Hai_ Suo_ Qin_ Nie_
      He_ Cis_ Sai_ Ng_ Ge_ Na_ Dia_ Ai_ [?]_ Tong_ Bi_ Ao_ Ao_ Lian_ Cui_ Zhe_ Mo_ Sou_ Sou_ Tan_
      """#,
    0x56: #"""
      Di_ Qi_ Jiao_ Chong_ Jiao_ Kai_ Tan_ San_ Cao_ Jia_ Ai_ Xiao_ Piao_ Lou_ Ga_ Gu_ Xiao_ Hu_ Hui_ Guo_ Ou_ Xian_ Ze_
      Chang_ Xu_ Po_ De_ Ma_ Ma_ Hu_ Lei_ Du_ Ga_ Tang_ Ye_ Beng_ Ying_ Saai_ Jiao_ Mi_ Xiao_ Hua_ Mai_ Ran_ Zuo_ Peng_ Lao_
      Xiao_ Ji_ Zhu_ Chao_ Kui_ Zui_ Xiao_ Si_ Hao_ Fu_ Liao_ Qiao_ Xi_ Xiu_ Tan_ Tan_ Mo_ Xun_ E_ Zun_ Fan_ Chi_ Hui_ Zan_
      Chuang_ Cu_ Dan_ Yu_ Tun_ Cheng_ Jiao_ Ye_ Xi_ Qi_ Hao_ Lian_ Xu_ Deng_ Hui_ Yin_ Pu_ Jue_ Qin_ Xun_ Nie_ Lu_ Si_ Yan_
      Ying_ Da_ Dan_ Yu_ Zhou_ Jin_ Nong_ Yue_ Hui_ Qi_ E_ Zao_ Yi_ Shi_ Jiao_ Yuan_ Ai_ Yong_ Jue_ Kuai_ Yu_ Pen_ Dao_ Ge_
      Xin_ Dun_ Dang_ Sin_ Sai_ Pi_ Pi_ Yin_ Zui_ Ning_ Di_ Lan_ Ta_ Huo_ Ru_ Hao_ Xia_ Ya_ Duo_ Xi_ Chou_ Ji_ Jin_ Hao_ Ti_
      Chang_ [?]_ [?]_ Ca_ Ti_ Lu_ Hui_ Bo_ You_ Nie_ Yin_ Hu_ Mo_ Huang_ Zhe_ Li_ Liu_ Haai_ Nang_ Xiao_ Mo_ Yan_ Li_ Lu_
      Long_ Fu_ Dan_ Chen_ Pin_ Pi_ Xiang_ Huo_ Mo_ Xi_ Duo_ Ku_ Yan_ Chan_ Ying_ Rang_ Dian_ La_ Ta_ Xiao_ Jiao_ Chuo_
      Huan_ Huo_ Zhuan_ Nie_ Xiao_ Ca_ Li_ Chan_ Chai_ Li_ Yi_ Luo_ Nang_ Zan_ Su_ Xi_ So_ Jian_ Za_ Zhu_ Lan_ Nie_ Nang_
      [?]_ [?]_ Wei_ Hui_ Yin_ Qiu_ Si_ Nin_ Jian_ Hui_ Xin_ Yin_ Nan_ Tuan_ Tuan_ Dun_ Kang_ Yuan_ Jiong_ Pian_ Yun_ Cong_
      Hu_ Hui_ Yuan_ You_ Guo_ Kun_ Cong_ Wei_ Tu_ Wei_ Lun_ Guo_ Qun_ Ri_ Ling_ Gu_ Guo_ Tai_ Guo_ Tu_ You_
      """#,
    0x57: #"""
      Guo_ Yin_ Hun_ Pu_ Yu_ Han_ Yuan_ Lun_ Quan_ Yu_ Qing_ Guo_ Chuan_ Wei_ Yuan_ Quan_ Ku_ Fu_ Yuan_ Yuan_ E_ Tu_ Tu_ Tu_
      Tuan_ Lue_ Hui_ Yi_ Yuan_ Luan_ Luan_ Tu_ Ya_ Tu_ Ting_ Sheng_ Pu_ Lu_ Iri_ Ya_ Zai_ Wei_ Ge_ Yu_ Wu_ Gui_ Pi_ Yi_ Di_
      Qian_ Qian_ Zhen_ Zhuo_ Dang_ Qia_ Akutsu_ Yama_ Kuang_ Chang_ Qi_ Nie_ Mo_ Ji_ Jia_ Zhi_ Zhi_ Ban_ Xun_ Tou_ Qin_
      Fen_ Jun_ Keng_ Tun_ Fang_ Fen_ Ben_ Tan_ Kan_ Pi_ Zuo_ Keng_ Bi_ Xing_ Di_ Jing_ Ji_ Kuai_ Di_ Jing_ Jian_ Tan_ Li_
      Ba_ Wu_ Fen_ Zhui_ Po_ Pan_ Tang_ Kun_ Qu_ Tan_ Zhi_ Tuo_ Gan_ Ping_ Dian_ Gua_ Ni_ Tai_ Pi_ Jiong_ Yang_ Fo_ Ao_ Liu_
      Qiu_ Mu_ Ke_ Gou_ Xue_ Ba_ Chi_ Che_ Ling_ Zhu_ Fu_ Hu_ Zhi_ Chui_ La_ Long_ Long_ Lu_ Ao_ Tay_ Pao_ [?]_ Xing_ Dong_
      Ji_ Ke_ Lu_ Ci_ Chi_ Lei_ Gai_ Yin_ Hou_ Dui_ Zhao_ Fu_ Guang_ Yao_ Duo_ Duo_ Gui_ Cha_ Yang_ Yin_ Fa_ Gou_ Yuan_ Die_
      Xie_ Ken_ Jiong_ Shou_ E_ Ha_ Dian_ Hong_ Wu_ Kua_ [?]_ Tao_ Dang_ Kai_ Gake_ Nao_ An_ Xing_ Xian_ Huan_ Bang_ Pei_
      Ba_ Yi_ Yin_ Han_ Xu_ Chui_ Cen_ Geng_ Ai_ Peng_ Fang_ Que_ Yong_ Xun_ Jia_ Di_ Mai_ Lang_ Xuan_ Cheng_ Yan_ Jin_ Zhe_
      Lei_ Lie_ Bu_ Cheng_ Gomi_ Bu_ Shi_ Xun_ Guo_ Jiong_ Ye_ Nian_ Di_ Yu_ Bu_ Ya_ Juan_ Sui_ Pi_ Cheng_ Wan_ Ju_ Lun_
      Zheng_ Kong_ Chong_ Dong_ Dai_ Tan_ An_ Cai_ Shu_ Beng_ Kan_ Zhi_ Duo_ Yi_ Zhi_ Yi_ Pei_ Ji_ Zhun_ Qi_ Sao_ Ju_ Ni_
      """#,
    0x58: #"""
      Ku_ Ke_ Tang_ Kun_ Ni_ Jian_ Dui_ Jin_ Gang_ Yu_ E_ Peng_ Gu_ Tu_ Leng_ [?]_ Ya_ Qian_ [?]_ An_ [?]_ Duo_ Nao_ Tu_
      Cheng_ Yin_ Hun_ Bi_ Lian_ Guo_ Die_ Zhuan_ Hou_ Bao_ Bao_ Yu_ Di_ Mao_ Jie_ Ruan_ E_ Geng_ Kan_ Zong_ Yu_ Huang_ E_
      Yao_ Yan_ Bao_ Ji_ Mei_ Chang_ Du_ Tuo_ Yin_ Feng_ Zhong_ Jie_ Zhen_ Feng_ Gang_ Chuan_ Jian_ Pyeng_ Toride_ Xiang_
      Huang_ Leng_ Duan_ [?]_ Xuan_ Ji_ Ji_ Kuai_ Ying_ Ta_ Cheng_ Yong_ Kai_ Su_ Su_ Shi_ Mi_ Ta_ Weng_ Cheng_ Tu_ Tang_
      Que_ Zhong_ Li_ Peng_ Bang_ Sai_ Zang_ Dui_ Tian_ Wu_ Cheng_ Xun_ Ge_ Zhen_ Ai_ Gong_ Yan_ Kan_ Tian_ Yuan_ Wen_ Xie_
      Liu_ Ama_ Lang_ Chang_ Peng_ Beng_ Chen_ Cu_ Lu_ Ou_ Qian_ Mei_ Mo_ Zhuan_ Shuang_ Shu_ Lou_ Chi_ Man_ Biao_ Jing_ Qi_
      Shu_ Di_ Zhang_ Kan_ Yong_ Dian_ Chen_ Zhi_ Xi_ Guo_ Qiang_ Jin_ Di_ Shang_ Mu_ Cui_ Yan_ Ta_ Zeng_ Qi_ Qiang_ Liang_
      [?]_ Zhui_ Qiao_ Zeng_ Xu_ Shan_ Shan_ Ba_ Pu_ Kuai_ Dong_ Fan_ Que_ Mo_ Dun_ Dun_ Dun_ Di_ Sheng_ Duo_ Duo_ Tan_
      Deng_ Wu_ Fen_ Huang_ Tan_ Da_ Ye_ Sho_ Mama_ Yu_ Qiang_ Ji_ Qiao_ Ken_ Yi_ Pi_ Bi_ Dian_ Jiang_ Ye_ Yong_ Bo_ Tan_
      Lan_ Ju_ Huai_ Dang_ Rang_ Qian_ Xun_ Lan_ Xi_ He_ Ai_ Ya_ Dao_ Hao_ Ruan_ Mama_ Lei_ Kuang_ Lu_ Yan_ Tan_ Wei_ Huai_
      Long_ Long_ Rui_ Li_ Lin_ Rang_ Ten_ Xun_ Yan_ Lei_ Ba_ [?]_ Shi_ Ren_ [?]_ Zhuang_ Zhuang_ Sheng_ Yi_ Mai_ Ke_ Zhu_
      Zhuang_ Hu_ Hu_ Kun_ Yi_ Hu_ Xu_ Kun_ Shou_ Mang_ Zun_
      """#,
    0x59: #"""
      Shou_ Yi_ Zhi_ Gu_ Chu_ Jiang_ Feng_ Bei_ Cay_ Bian_ Sui_ Qun_ Ling_ Fu_ Zuo_ Xia_ Xiong_ [?]_ Nao_ Xia_ Kui_ Xi_ Wai_
      Yuan_ Mao_ Su_ Duo_ Duo_ Ye_ Qing_ Uys_ Gou_ Gou_ Qi_ Meng_ Meng_ Yin_ Huo_ Chen_ Da_ Ze_ Tian_ Tai_ Fu_ Guai_ Yao_
      Yang_ Hang_ Gao_ Shi_ Ben_ Tai_ Tou_ Yan_ Bi_ Yi_ Kua_ Jia_ Duo_ Kwu_ Kuang_ Yun_ Jia_ Pa_ En_ Lian_ Huan_ Di_ Yan_
      Pao_ Quan_ Qi_ Nai_ Feng_ Xie_ Fen_ Dian_ [?]_ Kui_ Zou_ Huan_ Qi_ Kai_ Zha_ Ben_ Yi_ Jiang_ Tao_ Zang_ Ben_ Xi_
      Xiang_ Fei_ Diao_ Xun_ Keng_ Dian_ Ao_ She_ Weng_ Pan_ Ao_ Wu_ Ao_ Jiang_ Lian_ Duo_ Yun_ Jiang_ Shi_ Fen_ Huo_ Bi_
      Lian_ Duo_ Nu_ Nu_ Ding_ Nai_ Qian_ Jian_ Ta_ Jiu_ Nan_ Cha_ Hao_ Xian_ Fan_ Ji_ Shuo_ Ru_ Fei_ Wang_ Hong_ Zhuang_
      Fu_ Ma_ Dan_ Ren_ Fu_ Jing_ Yan_ Xie_ Wen_ Zhong_ Pa_ Du_ Ji_ Keng_ Zhong_ Yao_ Jin_ Yun_ Miao_ Pei_ Shi_ Yue_ Zhuang_
      Niu_ Yan_ Na_ Xin_ Fen_ Bi_ Yu_ Tuo_ Feng_ Yuan_ Fang_ Wu_ Yu_ Gui_ Du_ Ba_ Ni_ Zhou_ Zhuo_ Zhao_ Da_ Nai_ Yuan_ Tou_
      Xuan_ Zhi_ E_ Mei_ Mo_ Qi_ Bi_ Shen_ Qie_ E_ He_ Xu_ Fa_ Zheng_ Min_ Ban_ Mu_ Fu_ Ling_ Zi_ Zi_ Shi_ Ran_ Shan_ Yang_
      Man_ Jie_ Gu_ Si_ Xing_ Wei_ Zi_ Ju_ Shan_ Pin_ Ren_ Yao_ Tong_ Jiang_ Shu_ Ji_ Gai_ Shang_ Kuo_ Juan_ Jiao_ Gou_ Mu_
      Jian_ Jian_ Yi_ Nian_ Zhi_ Ji_ Ji_ Xian_ Heng_ Guang_ Jun_ Kua_ Yan_ Ming_ Lie_ Pei_ Yan_ You_ Yan_ Cha_ Shen_ Yin_
      Chi_ Gui_ Quan_ Zi_
      """#,
    0x5A: #"""
      Song_ Wei_ Hong_ Wa_ Lou_ Ya_ Rao_ Jiao_ Luan_ Ping_ Xian_ Shao_ Li_ Cheng_ Xiao_ Mang_ Fu_ Suo_ Wu_ Wei_ Ke_ Lai_
      Chuo_ Ding_ Niang_ Xing_ Nan_ Yu_ Nuo_ Pei_ Nei_ Juan_ Shen_ Zhi_ Han_ Di_ Zhuang_ E_ Pin_ Tui_ Han_ Mian_ Wu_ Yan_
      Wu_ Xi_ Yan_ Yu_ Si_ Yu_ Wa_ [?]_ Xian_ Ju_ Qu_ Shui_ Qi_ Xian_ Zhui_ Dong_ Chang_ Lu_ Ai_ E_ E_ Lou_ Mian_ Cong_ Pou_
      Ju_ Po_ Cai_ Ding_ Wan_ Biao_ Xiao_ Shu_ Qi_ Hui_ Fu_ E_ Wo_ Tan_ Fei_ Wei_ Jie_ Tian_ Ni_ Quan_ Jing_ Hun_ Jing_
      Qian_ Dian_ Xing_ Hu_ Wa_ Lai_ Bi_ Yin_ Chou_ Chuo_ Fu_ Jing_ Lun_ Yan_ Lan_ Kun_ Yin_ Ya_ Ju_ Li_ Dian_ Xian_ Hwa_
      Hua_ Ying_ Chan_ Shen_ Ting_ Dang_ Yao_ Wu_ Nan_ Ruo_ Jia_ Tou_ Xu_ Yu_ Wei_ Ti_ Rou_ Mei_ Dan_ Ruan_ Qin_ Hui_ Wu_
      Qian_ Chun_ Mao_ Fu_ Jie_ Duan_ Xi_ Zhong_ Mei_ Huang_ Mian_ An_ Ying_ Xuan_ Jie_ Wei_ Mei_ Yuan_ Zhen_ Qiu_ Ti_ Xie_
      Tuo_ Lian_ Mao_ Ran_ Si_ Pian_ Wei_ Wa_ Jiu_ Hu_ Ao_ [?]_ Bou_ Xu_ Tou_ Gui_ Zou_ Yao_ Pi_ Xi_ Yuan_ Ying_ Rong_ Ru_
      Chi_ Liu_ Mei_ Pan_ Ao_ Ma_ Gou_ Kui_ Qin_ Jia_ Sao_ Zhen_ Yuan_ Cha_ Yong_ Ming_ Ying_ Ji_ Su_ Niao_ Xian_ Tao_ Pang_
      Lang_ Nao_ Bao_ Ai_ Pi_ Pin_ Yi_ Piao_ Yu_ Lei_ Xuan_ Man_ Yi_ Zhang_ Kang_ Yong_ Ni_ Li_ Di_ Gui_ Yan_ Jin_ Zhuan_
      Chang_ Ce_ Han_ Nen_ Lao_ Mo_ Zhe_ Hu_ Hu_ Ao_ Nen_ Qiang_ Ma_ Pie_ Gu_ Wu_ Jiao_ Tuo_ Zhan_ Mao_ Xian_ Xian_ Mo_
      Liao_ Lian_ Hua_
      """#,
    0x5B: #"""
      Gui_ Deng_ Zhi_ Xu_ Yi_ Hua_ Xi_ Hui_ Rao_ Xi_ Yan_ Chan_ Jiao_ Mei_ Fan_ Fan_ Xian_ Yi_ Wei_ Jiao_ Fu_ Shi_ Bi_ Shan_
      Sui_ Qiang_ Lian_ Huan_ Xin_ Niao_ Dong_ Yi_ Can_ Ai_ Niang_ Neng_ Ma_ Tiao_ Chou_ Jin_ Ci_ Yu_ Pin_ Yong_ Xu_ Nai_
      Yan_ Tai_ Ying_ Can_ Niao_ Wo_ Ying_ Mian_ Kaka_ Ma_ Shen_ Xing_ Ni_ Du_ Liu_ Yuan_ Lan_ Yan_ Shuang_ Ling_ Jiao_
      Niang_ Lan_ Xian_ Ying_ Shuang_ Shuai_ Quan_ Mi_ Li_ Luan_ Yan_ Zhu_ Lan_ Zi_ Jie_ Jue_ Jue_ Kong_ Yun_ Zi_ Zi_ Cun_
      Sun_ Fu_ Bei_ Zi_ Xiao_ Xin_ Meng_ Si_ Tai_ Bao_ Ji_ Gu_ Nu_ Xue_ [?]_ Zhuan_ Hai_ Luan_ Sun_ Huai_ Mie_ Cong_ Qian_
      Shu_ Chan_ Ya_ Zi_ Ni_ Fu_ Zi_ Li_ Xue_ Bo_ Ru_ Lai_ Nie_ Nie_ Ying_ Luan_ Mian_ Zhu_ Rong_ Ta_ Gui_ Zhai_ Qiong_ Yu_
      Shou_ An_ Tu_ Song_ Wan_ Rou_ Yao_ Hong_ Yi_ Jing_ Zhun_ Mi_ Zhu_ Dang_ Hong_ Zong_ Guan_ Zhou_ Ding_ Wan_ Yi_ Bao_
      Shi_ Shi_ Chong_ Shen_ Ke_ Xuan_ Shi_ You_ Huan_ Yi_ Tiao_ Shi_ Xian_ Gong_ Cheng_ Qun_ Gong_ Xiao_ Zai_ Zha_ Bao_
      Hai_ Yan_ Xiao_ Jia_ Shen_ Chen_ Rong_ Huang_ Mi_ Kou_ Kuan_ Bin_ Su_ Cai_ Zan_ Ji_ Yuan_ Ji_ Yin_ Mi_ Kou_ Qing_ Que_
      Zhen_ Jian_ Fu_ Ning_ Bing_ Huan_ Mei_ Qin_ Han_ Yu_ Shi_ Ning_ Qin_ Ning_ Zhi_ Yu_ Bao_ Kuan_ Ning_ Qin_ Mo_ Cha_ Ju_
      Gua_ Qin_ Hu_ Wu_ Liao_ Shi_ Zhu_ Zhai_ Shen_ Wei_ Xie_ Kuan_ Hui_ Liao_ Jun_ Huan_ Yi_ Yi_ Bao_ Qin_ Chong_ Bao_
      Feng_ Cun_ Dui_ Si_ Xun_ Dao_ Lu_ Dui_ Shou_
      """#,
    0x5C: #"""
      Po_ Feng_ Zhuan_ Fu_ She_ Ke_ Jiang_ Jiang_ Zhuan_ Wei_ Zun_ Xun_ Shu_ Dui_ Dao_ Xiao_ Ji_ Shao_ Er_ Er_ Er_ Ga_ Jian_
      Shu_ Chen_ Shang_ Shang_ Mo_ Ga_ Chang_ Liao_ Xian_ Xian_ [?]_ Wang_ Wang_ You_ Liao_ Liao_ Yao_ Mang_ Wang_ Wang_
      Wang_ Ga_ Yao_ Duo_ Kui_ Zhong_ Jiu_ Gan_ Gu_ Gan_ Tui_ Gan_ Gan_ Shi_ Yin_ Chi_ Kao_ Ni_ Jin_ Wei_ Niao_ Ju_ Pi_
      Ceng_ Xi_ Bi_ Ju_ Jie_ Tian_ Qu_ Ti_ Jie_ Wu_ Diao_ Shi_ Shi_ Ping_ Ji_ Xie_ Chen_ Xi_ Ni_ Zhan_ Xi_ [?]_ Man_ E_ Lou_
      Ping_ Ti_ Fei_ Shu_ Xie_ Tu_ Lu_ Lu_ Xi_ Ceng_ Lu_ Ju_ Xie_ Ju_ Jue_ Liao_ Jue_ Shu_ Xi_ Che_ Tun_ Ni_ Shan_ [?]_
      Xian_ Li_ Xue_ Nata_ [?]_ Long_ Yi_ Qi_ Ren_ Wu_ Han_ Shen_ Yu_ Chu_ Sui_ Qi_ [?]_ Yue_ Ban_ Yao_ Ang_ Ya_ Wu_ Jie_ E_
      Ji_ Qian_ Fen_ Yuan_ Qi_ Cen_ Qian_ Qi_ Cha_ Jie_ Qu_ Gang_ Xian_ Ao_ Lan_ Dao_ Ba_ Zuo_ Zuo_ Yang_ Ju_ Gang_ Ke_ Gou_
      Xue_ Bei_ Li_ Tiao_ Ju_ Yan_ Fu_ Xiu_ Jia_ Ling_ Tuo_ Pei_ You_ Dai_ Kuang_ Yue_ Qu_ Hu_ Po_ Min_ An_ Tiao_ Ling_ Chi_
      Yuri_ Dong_ Cem_ Kui_ Xiu_ Mao_ Tong_ Xue_ Yi_ Kura_ He_ Ke_ Luo_ E_ Fu_ Xun_ Die_ Lu_ An_ Er_ Gai_ Quan_ Tong_ Yi_
      Mu_ Shi_ An_ Wei_ Hu_ Zhi_ Mi_ Li_ Ji_ Tong_ Wei_ You_ Sang_ Xia_ Li_ Yao_ Jiao_ Zheng_ Luan_ Jiao_ E_ E_ Yu_ Ye_ Bu_
      Qiao_ Qun_ Feng_ Feng_ Nao_ Li_ You_ Xian_ Hong_ Dao_ Shen_ Cheng_ Tu_ Geng_ Jun_ Hao_ Xia_ Yin_ Yu_
      """#,
    0x5D: #"""
      Lang_ Kan_ Lao_ Lai_ Xian_ Que_ Kong_ Chong_ Chong_ Ta_ Lin_ Hua_ Ju_ Lai_ Qi_ Min_ Kun_ Kun_ Zu_ Gu_ Cui_ Ya_ Ya_
      Gang_ Lun_ Lun_ Leng_ Jue_ Duo_ Zheng_ Guo_ Yin_ Dong_ Han_ Zheng_ Wei_ Yao_ Pi_ Yan_ Song_ Jie_ Beng_ Zu_ Jue_ Dong_
      Zhan_ Gu_ Yin_ [?]_ Ze_ Huang_ Yu_ Wei_ Yang_ Feng_ Qiu_ Dun_ Ti_ Yi_ Zhi_ Shi_ Zai_ Yao_ E_ Zhu_ Kan_ Lu_ Yan_ Mei_
      Gan_ Ji_ Ji_ Huan_ Ting_ Sheng_ Mei_ Qian_ Wu_ Yu_ Zong_ Lan_ Jue_ Yan_ Yan_ Wei_ Zong_ Cha_ Sui_ Rong_ Yamashina_
      Qin_ Yu_ Kewashii_ Lou_ Tu_ Dui_ Xi_ Weng_ Cang_ Dang_ Hong_ Jie_ Ai_ Liu_ Wu_ Song_ Qiao_ Zi_ Wei_ Beng_ Dian_ Cuo_
      Qian_ Yong_ Nie_ Cuo_ Ji_ [?]_ Tao_ Song_ Zong_ Jiang_ Liao_ Kang_ Chan_ Die_ Cen_ Ding_ Tu_ Lou_ Zhang_ Zhan_ Zhan_
      Ao_ Cao_ Qu_ Qiang_ Zui_ Zui_ Dao_ Dao_ Xi_ Yu_ Bo_ Long_ Xiang_ Ceng_ Bo_ Qin_ Jiao_ Yan_ Lao_ Zhan_ Lin_ Liao_ Liao_
      Jin_ Deng_ Duo_ Zun_ Jiao_ Gui_ Yao_ Qiao_ Yao_ Jue_ Zhan_ Yi_ Xue_ Nao_ Ye_ Ye_ Yi_ E_ Xian_ Ji_ Xie_ Ke_ Xi_ Di_ Ao_
      Zui_ [?]_ Ni_ Rong_ Dao_ Ling_ Za_ Yu_ Yue_ Yin_ [?]_ Jie_ Li_ Sui_ Long_ Long_ Dian_ Ying_ Xi_ Ju_ Chan_ Ying_ Kui_
      Yan_ Wei_ Nao_ Quan_ Chao_ Cuan_ Luan_ Dian_ Dian_ [?]_ Yan_ Yan_ Yan_ Nao_ Yan_ Chuan_ Gui_ Chuan_ Zhou_ Huang_ Jing_
      Xun_ Chao_ Chao_ Lie_ Gong_ Zuo_ Qiao_ Ju_ Gong_ Kek_ Wu_ Pwu_ Pwu_ Chai_ Qiu_ Qiu_ Ji_ Yi_ Si_ Ba_ Zhi_ Zhao_ Xiang_
      Yi_ Jin_ Xun_ Juan_ Phas_ Xun_ Jin_ Fu_
      """#,
    0x5E: #"""
      Za_ Bi_ Shi_ Bu_ Ding_ Shuai_ Fan_ Nie_ Shi_ Fen_ Pa_ Zhi_ Xi_ Hu_ Dan_ Wei_ Zhang_ Tang_ Dai_ Ma_ Pei_ Pa_ Tie_ Fu_
      Lian_ Zhi_ Zhou_ Bo_ Zhi_ Di_ Mo_ Yi_ Yi_ Ping_ Qia_ Juan_ Ru_ Shuai_ Dai_ Zheng_ Shui_ Qiao_ Zhen_ Shi_ Qun_ Xi_
      Bang_ Dai_ Gui_ Chou_ Ping_ Zhang_ Sha_ Wan_ Dai_ Wei_ Chang_ Sha_ Qi_ Ze_ Guo_ Mao_ Du_ Hou_ Zheng_ Xu_ Mi_ Wei_ Wo_
      Fu_ Yi_ Bang_ Ping_ Tazuna_ Gong_ Pan_ Huang_ Dao_ Mi_ Jia_ Teng_ Hui_ Zhong_ Shan_ Man_ Mu_ Biao_ Guo_ Ze_ Mu_ Bang_
      Zhang_ Jiong_ Chan_ Fu_ Zhi_ Hu_ Fan_ Chuang_ Bi_ Hei_ [?]_ Mi_ Qiao_ Chan_ Fen_ Meng_ Bang_ Chou_ Mie_ Chu_ Jie_
      Xian_ Lan_ Gan_ Ping_ Nian_ Qian_ Bing_ Bing_ Xing_ Gan_ Yao_ Huan_ You_ You_ Ji_ Yan_ Pi_ Ting_ Ze_ Guang_ Zhuang_
      Mo_ Qing_ Bi_ Qin_ Dun_ Chuang_ Gui_ Ya_ Bai_ Jie_ Xu_ Lu_ Wu_ [?]_ Ku_ Ying_ Di_ Pao_ Dian_ Ya_ Miao_ Geng_ Ci_ Fu_
      Tong_ Pang_ Fei_ Xiang_ Yi_ Zhi_ Tiao_ Zhi_ Xiu_ Du_ Zuo_ Xiao_ Tu_ Gui_ Ku_ Pang_ Ting_ You_ Bu_ Ding_ Cheng_ Lai_
      Bei_ Ji_ An_ Shu_ Kang_ Yong_ Tuo_ Song_ Shu_ Qing_ Yu_ Yu_ Miao_ Sou_ Ce_ Xiang_ Fei_ Jiu_ He_ Hui_ Liu_ Sha_ Lian_
      Lang_ Sou_ Jian_ Pou_ Qing_ Jiu_ Jiu_ Qin_ Ao_ Kuo_ Lou_ Yin_ Liao_ Dai_ Lu_ Yi_ Chu_ Chan_ Tu_ Si_ Xin_ Miao_ Chang_
      Wu_ Fei_ Guang_ Koc_ Kuai_ Bi_ Qiang_ Xie_ Lin_ Lin_ Liao_ Lu_ [?]_ Ying_ Xian_ Ting_ Yong_ Li_ Ting_ Yin_ Xun_ Yan_
      Ting_ Di_ Po_ Jian_ Hui_ Nai_ Hui_ Gong_ Nian_
      """#,
    0x5F: #"""
      Kai_ Bian_ Yi_ Qi_ Nong_ Fen_ Ju_ Yan_ Yi_ Zang_ Bi_ Yi_ Yi_ Er_ San_ Shi_ Er_ Shi_ Shi_ Gong_ Diao_ Yin_ Hu_ Fu_
      Hong_ Wu_ Tui_ Chi_ Jiang_ Ba_ Shen_ Di_ Zhang_ Jue_ Tao_ Fu_ Di_ Mi_ Xian_ Hu_ Chao_ Nu_ Jing_ Zhen_ Yi_ Mi_ Quan_
      Wan_ Shao_ Ruo_ Xuan_ Jing_ Dun_ Zhang_ Jiang_ Qiang_ Peng_ Dan_ Qiang_ Bi_ Bi_ She_ Dan_ Jian_ Gou_ Sei_ Fa_ Bi_ Kou_
      Nagi_ Bie_ Xiao_ Dan_ Kuo_ Qiang_ Hong_ Mi_ Kuo_ Wan_ Jue_ Ji_ Ji_ Gui_ Dang_ Lu_ Lu_ Tuan_ Hui_ Zhi_ Hui_ Hui_ Yi_
      Yi_ Yi_ Yi_ Huo_ Huo_ Shan_ Xing_ Wen_ Tong_ Yan_ Yan_ Yu_ Chi_ Cai_ Biao_ Diao_ Bin_ Peng_ Yong_ Piao_ Zhang_ Ying_
      Chi_ Chi_ Zhuo_ Tuo_ Ji_ Pang_ Zhong_ Yi_ Wang_ Che_ Bi_ Chi_ Ling_ Fu_ Wang_ Zheng_ Cu_ Wang_ Jing_ Dai_ Xi_ Xun_
      Hen_ Yang_ Huai_ Lu_ Hou_ Wa_ Cheng_ Zhi_ Xu_ Jing_ Tu_ Cong_ [?]_ Lai_ Cong_ De_ Pai_ Xi_ [?]_ Qi_ Chang_ Zhi_ Cong_
      Zhou_ Lai_ Yu_ Xie_ Jie_ Jian_ Chi_ Jia_ Bian_ Huang_ Fu_ Xun_ Wei_ Pang_ Yao_ Wei_ Xi_ Zheng_ Piao_ Chi_ De_ Zheng_
      Zheng_ Bie_ De_ Chong_ Che_ Jiao_ Wei_ Jiao_ Hui_ Mei_ Long_ Xiang_ Bao_ Qu_ Xin_ Shu_ Bi_ Yi_ Le_ Ren_ Dao_ Ding_
      Gai_ Ji_ Ren_ Ren_ Chan_ Tan_ Te_ Te_ Gan_ Qi_ Shi_ Cun_ Zhi_ Wang_ Mang_ Xi_ Fan_ Ying_ Tian_ Min_ Min_ Zhong_ Chong_
      Wu_ Ji_ Wu_ Xi_ Ye_ You_ Wan_ Cong_ Zhong_ Kuai_ Yu_ Bian_ Zhi_ Qi_ Cui_ Chen_ Tai_ Tun_ Qian_ Nian_ Hun_ Xiong_ Niu_
      Wang_ Xian_ Xin_ Kang_ Hu_ Kai_ Fen_
      """#,
    0x60: #"""
      Huai_ Tai_ Song_ Wu_ Ou_ Chang_ Chuang_ Ju_ Yi_ Bao_ Chao_ Min_ Pei_ Zuo_ Zen_ Yang_ Kou_ Ban_ Nu_ Nao_ Zheng_ Pa_ Bu_
      Tie_ Gu_ Hu_ Ju_ Da_ Lian_ Si_ Chou_ Di_ Dai_ Yi_ Tu_ You_ Fu_ Ji_ Peng_ Xing_ Yuan_ Ni_ Guai_ Fu_ Xi_ Bi_ You_ Qie_
      Xuan_ Cong_ Bing_ Huang_ Xu_ Chu_ Pi_ Xi_ Xi_ Tan_ Koraeru_ Zong_ Dui_ [?]_ Ki_ Yi_ Chi_ Ren_ Xun_ Shi_ Xi_ Lao_ Heng_
      Kuang_ Mu_ Zhi_ Xie_ Lian_ Tiao_ Huang_ Die_ Hao_ Kong_ Gui_ Heng_ Xi_ Xiao_ Shu_ S_ Kua_ Qiu_ Yang_ Hui_ Hui_ Chi_
      Jia_ Yi_ Xiong_ Guai_ Lin_ Hui_ Zi_ Xu_ Chi_ Xiang_ Nu_ Hen_ En_ Ke_ Tong_ Tian_ Gong_ Quan_ Xi_ Qia_ Yue_ Peng_ Ken_
      De_ Hui_ E_ Kyuu_ Tong_ Yan_ Kai_ Ce_ Nao_ Yun_ Mang_ Yong_ Yong_ Yuan_ Pi_ Kun_ Qiao_ Yue_ Yu_ Yu_ Jie_ Xi_ Zhe_ Lin_
      Ti_ Han_ Hao_ Qie_ Ti_ Bu_ Yi_ Qian_ Hui_ Xi_ Bei_ Man_ Yi_ Heng_ Song_ Quan_ Cheng_ Hui_ Wu_ Wu_ You_ Li_ Liang_
      Huan_ Cong_ Yi_ Yue_ Li_ Nin_ Nao_ E_ Que_ Xuan_ Qian_ Wu_ Min_ Cong_ Fei_ Bei_ Duo_ Cui_ Chang_ Men_ Li_ Ji_ Guan_
      Guan_ Xing_ Dao_ Qi_ Kong_ Tian_ Lun_ Xi_ Kan_ Kun_ Ni_ Qing_ Chou_ Dun_ Guo_ Chan_ Liang_ Wan_ Yuan_ Jin_ Ji_ Lin_
      Yu_ Huo_ He_ Quan_ Tan_ Ti_ Ti_ Nie_ Wang_ Chuo_ Bu_ Hun_ Xi_ Tang_ Xin_ Wei_ Hui_ E_ Rui_ Zong_ Jian_ Yong_ Dian_ Ju_
      Can_ Cheng_ De_ Bei_ Qie_ Can_ Dan_ Guan_ Duo_ Nao_ Yun_ Xiang_ Zhui_ Die_ Huang_ Chun_ Qiong_ Re_ Xing_ Ce_ Bian_
      Hun_ Zong_ Ti_
      """#,
    0x61: #"""
      Qiao_ Chou_ Bei_ Xuan_ Wei_ Ge_ Qian_ Wei_ Yu_ Yu_ Bi_ Xuan_ Huan_ Min_ Bi_ Yi_ Mian_ Yong_ Kai_ Dang_ Yin_ E_ Chen_
      Mou_ Ke_ Ke_ Yu_ Ai_ Qie_ Yan_ Nuo_ Gan_ Yun_ Zong_ Sai_ Leng_ Fen_ [?]_ Kui_ Kui_ Que_ Gong_ Yun_ Su_ Su_ Qi_ Yao_
      Song_ Huang_ Ji_ Gu_ Ju_ Chuang_ Ni_ Xie_ Kai_ Zheng_ Yong_ Cao_ Sun_ Shen_ Bo_ Kai_ Yuan_ Xie_ Hun_ Yong_ Yang_ Li_
      Sao_ Tao_ Yin_ Ci_ Xu_ Qian_ Tai_ Huang_ Yun_ Shen_ Ming_ [?]_ She_ Cong_ Piao_ Mo_ Mu_ Guo_ Chi_ Can_ Can_ Can_ Cui_
      Min_ Te_ Zhang_ Tong_ Ao_ Shuang_ Man_ Guan_ Que_ Zao_ Jiu_ Hui_ Kai_ Lian_ Ou_ Song_ Jin_ Yin_ Lu_ Shang_ Wei_ Tuan_
      Man_ Qian_ She_ Yong_ Qing_ Kang_ Di_ Zhi_ Lou_ Juan_ Qi_ Qi_ Yu_ Ping_ Liao_ Cong_ You_ Chong_ Zhi_ Tong_ Cheng_ Qi_
      Qu_ Peng_ Bei_ Bie_ Chun_ Jiao_ Zeng_ Chi_ Lian_ Ping_ Kui_ Hui_ Qiao_ Cheng_ Yin_ Yin_ Xi_ Xi_ Dan_ Tan_ Duo_ Dui_
      Dui_ Su_ Jue_ Ce_ Xiao_ Fan_ Fen_ Lao_ Lao_ Chong_ Han_ Qi_ Xian_ Min_ Jing_ Liao_ Wu_ Can_ Jue_ Cu_ Xian_ Tan_ Sheng_
      Pi_ Yi_ Chu_ Xian_ Nao_ Dan_ Tan_ Jing_ Song_ Han_ Jiao_ Wai_ Huan_ Dong_ Qin_ Qin_ Qu_ Cao_ Ken_ Xie_ Ying_ Ao_ Mao_
      Yi_ Lin_ Se_ Jun_ Huai_ Men_ Lan_ Ai_ Lin_ Yan_ Gua_ Xia_ Chi_ Yu_ Yin_ Dai_ Meng_ Ai_ Meng_ Dui_ Qi_ Mo_ Lan_ Men_
      Chou_ Zhi_ Nuo_ Nuo_ Yan_ Yang_ Bo_ Zhi_ Kuang_ Kuang_ You_ Fu_ Liu_ Mie_ Cheng_ [?]_ Chan_ Meng_ Lan_ Huai_ Xuan_
      Rang_ Chan_ Ji_ Ju_ Huan_ She_ Yi_
      """#,
    0x62: #"""
      Lian_ Nan_ Mi_ Tang_ Jue_ Gang_ Gang_ Gang_ Ge_ Yue_ Wu_ Jian_ Xu_ Shu_ Rong_ Xi_ Cheng_ Wo_ Jie_ Ge_ Jian_ Qiang_
      Huo_ Qiang_ Zhan_ Dong_ Qi_ Jia_ Die_ Zei_ Jia_ Ji_ Shi_ Kan_ Ji_ Kui_ Gai_ Deng_ Zhan_ Chuang_ Ge_ Jian_ Jie_ Yu_
      Jian_ Yan_ Lu_ Xi_ Zhan_ Xi_ Xi_ Chuo_ Dai_ Qu_ Hu_ Hu_ Hu_ E_ Shi_ Li_ Mao_ Hu_ Li_ Fang_ Suo_ Bian_ Dian_ Jiong_
      Shang_ Yi_ Yi_ Shan_ Hu_ Fei_ Yan_ Shou_ T_ Cai_ Zha_ Qiu_ Le_ Bu_ Ba_ Da_ Reng_ Fu_ Hameru_ Zai_ Tuo_ Zhang_ Diao_
      Kang_ Yu_ Ku_ Han_ Shen_ Cha_ Yi_ Gu_ Kou_ Wu_ Tuo_ Qian_ Zhi_ Ren_ Kuo_ Men_ Sao_ Yang_ Niu_ Ban_ Che_ Rao_ Xi_ Qian_
      Ban_ Jia_ Yu_ Fu_ Ao_ Xi_ Pi_ Zhi_ Zi_ E_ Dun_ Zhao_ Cheng_ Ji_ Yan_ Kuang_ Bian_ Chao_ Ju_ Wen_ Hu_ Yue_ Jue_ Ba_
      Qin_ Zhen_ Zheng_ Yun_ Wan_ Nu_ Yi_ Shu_ Zhua_ Pou_ Tou_ Dou_ Kang_ Zhe_ Pou_ Fu_ Pao_ Ba_ Ao_ Ze_ Tuan_ Kou_ Lun_
      Qiang_ [?]_ Hu_ Bao_ Bing_ Zhi_ Peng_ Tan_ Pu_ Pi_ Tai_ Yao_ Zhen_ Zha_ Yang_ Bao_ He_ Ni_ Yi_ Di_ Chi_ Pi_ Za_ Mo_
      Mo_ Shen_ Ya_ Chou_ Qu_ Min_ Chu_ Jia_ Fu_ Zhan_ Zhu_ Dan_ Chai_ Mu_ Nian_ La_ Fu_ Pao_ Ban_ Pai_ Ling_ Na_ Guai_
      Qian_ Ju_ Tuo_ Ba_ Tuo_ Tuo_ Ao_ Ju_ Zhuo_ Pan_ Zhao_ Bai_ Bai_ Di_ Ni_ Ju_ Kuo_ Long_ Jian_ [?]_ Yong_ Lan_ Ning_ Bo_
      Ze_ Qian_ Hen_ Gua_ Shi_ Jie_ Zheng_ Nin_ Gong_ Gong_ Quan_ Shuan_ Cun_ Zan_ Kao_ Chi_ Xie_ Ce_ Hui_ Pin_ Zhuai_ Shi_
      Na_
      """#,
    0x63: #"""
      Bo_ Chi_ Gua_ Zhi_ Kuo_ Duo_ Duo_ Zhi_ Qie_ An_ Nong_ Zhen_ Ge_ Jiao_ Ku_ Dong_ Ru_ Tiao_ Lie_ Zha_ Lu_ Die_ Wa_ Jue_
      Mushiru_ Ju_ Zhi_ Luan_ Ya_ Zhua_ Ta_ Xie_ Nao_ Dang_ Jiao_ Zheng_ Ji_ Hui_ Xun_ Ku_ Ai_ Tuo_ Nuo_ Cuo_ Bo_ Geng_ Ti_
      Zhen_ Cheng_ Suo_ Suo_ Keng_ Mei_ Long_ Ju_ Peng_ Jian_ Yi_ Ting_ Shan_ Nuo_ Wan_ Xie_ Cha_ Feng_ Jiao_ Wu_ Jun_ Jiu_
      Tong_ Kun_ Huo_ Tu_ Zhuo_ Pou_ Le_ Ba_ Han_ Shao_ Nie_ Juan_ Ze_ Song_ Ye_ Jue_ Bu_ Huan_ Bu_ Zun_ Yi_ Zhai_ Lu_ Sou_
      Tuo_ Lao_ Sun_ Bang_ Jian_ Huan_ Dao_ [?]_ Wan_ Qin_ Peng_ She_ Lie_ Min_ Men_ Fu_ Bai_ Ju_ Dao_ Wo_ Ai_ Juan_ Yue_
      Zong_ Chen_ Chui_ Jie_ Tu_ Ben_ Na_ Nian_ Nuo_ Zu_ Wo_ Xi_ Xian_ Cheng_ Dian_ Sao_ Lun_ Qing_ Gang_ Duo_ Shou_ Diao_
      Pou_ Di_ Zhang_ Gun_ Ji_ Tao_ Qia_ Qi_ Pai_ Shu_ Qian_ Ling_ Yi_ Ya_ Jue_ Zheng_ Liang_ Gua_ Yi_ Huo_ Shan_ Zheng_
      Lue_ Cai_ Tan_ Che_ Bing_ Jie_ Ti_ Kong_ Tui_ Yan_ Cuo_ Zou_ Ju_ Tian_ Qian_ Ken_ Bai_ Shou_ Jie_ Lu_ Guo_ Haba_ [?]_
      Zhi_ Dan_ Mang_ Xian_ Sao_ Guan_ Peng_ Yuan_ Nuo_ Jian_ Zhen_ Jiu_ Jian_ Yu_ Yan_ Kui_ Nan_ Hong_ Rou_ Pi_ Wei_ Sai_
      Zou_ Xuan_ Miao_ Ti_ Nie_ Cha_ Shi_ Zong_ Zhen_ Yi_ Shun_ Heng_ Bian_ Yang_ Huan_ Yan_ Zuan_ An_ Xu_ Ya_ Wo_ Ke_
      Chuai_ Ji_ Ti_ La_ La_ Cheng_ Kai_ Jiu_ Jiu_ Tu_ Jie_ Hui_ Geng_ Chong_ Shuo_ She_ Xie_ Yuan_ Qian_ Ye_ Cha_ Zha_ Bei_
      Yao_ [?]_ [?]_ Lan_ Wen_ Qin_
      """#,
    0x64: #"""
      Chan_ Ge_ Lou_ Zong_ Geng_ Jiao_ Gou_ Qin_ Yong_ Que_ Chou_ Chi_ Zhan_ Sun_ Sun_ Bo_ Chu_ Rong_ Beng_ Cuo_ Sao_ Ke_
      Yao_ Dao_ Zhi_ Nu_ Xie_ Jian_ Sou_ Qiu_ Gao_ Xian_ Shuo_ Sang_ Jin_ Mie_ E_ Chui_ Nuo_ Shan_ Ta_ Jie_ Tang_ Pan_ Ban_
      Da_ Li_ Tao_ Hu_ Zhi_ Wa_ Xia_ Qian_ Wen_ Qiang_ Tian_ Zhen_ E_ Xi_ Nuo_ Quan_ Cha_ Zha_ Ge_ Wu_ En_ She_ Kang_ She_
      Shu_ Bai_ Yao_ Bin_ Sou_ Tan_ Sa_ Chan_ Suo_ Liao_ Chong_ Chuang_ Guo_ Bing_ Feng_ Shuai_ Di_ Qi_ Sou_ Zhai_ Lian_
      Tang_ Chi_ Guan_ Lu_ Luo_ Lou_ Zong_ Gai_ Hu_ Zha_ Chuang_ Tang_ Hua_ Cui_ Nai_ Mo_ Jiang_ Gui_ Ying_ Zhi_ Ao_ Zhi_
      Nie_ Man_ Shan_ Kou_ Shu_ Suo_ Tuan_ Jiao_ Mo_ Mo_ Zhe_ Xian_ Keng_ Piao_ Jiang_ Yin_ Gou_ Qian_ Lue_ Ji_ Ying_ Jue_
      Pie_ Pie_ Lao_ Dun_ Xian_ Ruan_ Kui_ Zan_ Yi_ Xun_ Cheng_ Cheng_ Sa_ Nao_ Heng_ Si_ Qian_ Huang_ Da_ Zun_ Nian_ Lin_
      Zheng_ Hui_ Zhuang_ Jiao_ Ji_ Cao_ Dan_ Dan_ Che_ Bo_ Che_ Jue_ Xiao_ Liao_ Ben_ Fu_ Qiao_ Bo_ Cuo_ Zhuo_ Zhuan_ Tuo_
      Pu_ Qin_ Dun_ Nian_ [?]_ Xie_ Lu_ Jiao_ Cuan_ Ta_ Han_ Qiao_ Zhua_ Jian_ Gan_ Yong_ Lei_ Kuo_ Lu_ Shan_ Zhuo_ Ze_ Pu_
      Chuo_ Ji_ Dang_ Suo_ Cao_ Qing_ Jing_ Huan_ Jie_ Qin_ Kuai_ Dan_ Xi_ Ge_ Pi_ Bo_ Ao_ Ju_ Ye_ [?]_ Mang_ Sou_ Mi_ Ji_
      Tai_ Zhuo_ Dao_ Xing_ Lan_ Ca_ Ju_ Ye_ Ru_ Ye_ Ye_ Ni_ Hu_ Ji_ Bin_ Ning_ Ge_ Zhi_ Jie_ Kuo_ Mo_ Jian_ Xie_ Lie_ Tan_
      Bai_ Sou_ Lu_ Lue_ Rao_ Zhi_
      """#,
    0x65: #"""
      Pan_ Yang_ Lei_ Sa_ Shu_ Zan_ Nian_ Xian_ Jun_ Huo_ Li_ La_ Han_ Ying_ Lu_ Long_ Qian_ Qian_ Zan_ Qian_ Lan_ San_
      Ying_ Mei_ Rang_ Chan_ [?]_ Cuan_ Xi_ She_ Luo_ Jun_ Mi_ Li_ Zan_ Luan_ Tan_ Zuan_ Li_ Dian_ Wa_ Dang_ Jiao_ Jue_ Lan_
      Li_ Nang_ Zhi_ Gui_ Gui_ Qi_ Xin_ Pu_ Sui_ Shou_ Kao_ You_ Gai_ Yi_ Gong_ Gan_ Ban_ Fang_ Zheng_ Bo_ Dian_ Kou_ Min_
      Wu_ Gu_ He_ Ce_ Xiao_ Mi_ Chu_ Ge_ Di_ Xu_ Jiao_ Min_ Chen_ Jiu_ Zhen_ Duo_ Yu_ Chi_ Ao_ Bai_ Xu_ Jiao_ Duo_ Lian_
      Nie_ Bi_ Chang_ Dian_ Duo_ Yi_ Gan_ San_ Ke_ Yan_ Dun_ Qi_ Dou_ Xiao_ Duo_ Jiao_ Jing_ Yang_ Xia_ Min_ Shu_ Ai_ Qiao_
      Ai_ Zheng_ Di_ Zhen_ Fu_ Shu_ Liao_ Qu_ Xiong_ Xi_ Jiao_ Sen_ Jiao_ Zhuo_ Yi_ Lian_ Bi_ Li_ Xiao_ Xiao_ Wen_ Xue_ Qi_
      Qi_ Zhai_ Bin_ Jue_ Zhai_ [?]_ Fei_ Ban_ Ban_ Lan_ Yu_ Lan_ Wei_ Dou_ Sheng_ Liao_ Jia_ Hu_ Xie_ Jia_ Yu_ Zhen_ Jiao_
      Wo_ Tou_ Chu_ Jin_ Chi_ Yin_ Fu_ Qiang_ Zhan_ Qu_ Zhuo_ Zhan_ Duan_ Zhuo_ Si_ Xin_ Zhuo_ Zhuo_ Qin_ Lin_ Zhuo_ Chu_
      Duan_ Zhu_ Fang_ Xie_ Hang_ Yu_ Shi_ Pei_ You_ Mye_ Pang_ Qi_ Zhan_ Mao_ Lu_ Pei_ Pi_ Liu_ Fu_ Fang_ Xuan_ Jing_ Jing_
      Ni_ Zu_ Zhao_ Yi_ Liu_ Shao_ Jian_ Es_ Yi_ Qi_ Zhi_ Fan_ Piao_ Fan_ Zhan_ Guai_ Sui_ Yu_ Wu_ Ji_ Ji_ Ji_ Huo_ Ri_ Dan_
      Jiu_ Zhi_ Zao_ Xie_ Tiao_ Xun_ Xu_ Xu_ Xu_ Gan_ Han_ Tai_ Di_ Xu_ Chan_ Shi_ Kuang_ Yang_ Shi_ Wang_ Min_ Min_ Tun_
      Chun_ Wu_
      """#,
    0x66: #"""
      Yun_ Bei_ Ang_ Ze_ Ban_ Jie_ Kun_ Sheng_ Hu_ Fang_ Hao_ Gui_ Chang_ Xuan_ Ming_ Hun_ Fen_ Qin_ Hu_ Yi_ Xi_ Xin_ Yan_
      Ze_ Fang_ Tan_ Shen_ Ju_ Yang_ Zan_ Bing_ Xing_ Ying_ Xuan_ Pei_ Zhen_ Ling_ Chun_ Hao_ Mei_ Zuo_ Mo_ Bian_ Xu_ Hun_
      Zhao_ Zong_ Shi_ Shi_ Yu_ Fei_ Die_ Mao_ Ni_ Chang_ Wen_ Dong_ Ai_ Bing_ Ang_ Zhou_ Long_ Xian_ Kuang_ Tiao_ Chao_
      Shi_ Huang_ Huang_ Xuan_ Kui_ Xu_ Jiao_ Jin_ Zhi_ Jin_ Shang_ Tong_ Hong_ Yan_ Gai_ Xiang_ Shai_ Xiao_ Ye_ Yun_ Hui_
      Han_ Han_ Jun_ Wan_ Xian_ Kun_ Zhou_ Xi_ Cheng_ Sheng_ Bu_ Zhe_ Zhe_ Wu_ Han_ Hui_ Hao_ Chen_ Wan_ Tian_ Zhuo_ Zui_
      Zhou_ Pu_ Jing_ Xi_ Shan_ Yi_ Xi_ Qing_ Qi_ Jing_ Gui_ Zhen_ Yi_ Zhi_ An_ Wan_ Lin_ Liang_ Chang_ Wang_ Xiao_ Zan_ Hi_
      Xuan_ Xuan_ Yi_ Xia_ Yun_ Hui_ Fu_ Min_ Kui_ He_ Ying_ Du_ Wei_ Shu_ Qing_ Mao_ Nan_ Jian_ Nuan_ An_ Yang_ Chun_ Yao_
      Suo_ Jin_ Ming_ Jiao_ Kai_ Gao_ Weng_ Chang_ Qi_ Hao_ Yan_ Li_ Ai_ Ji_ Gui_ Men_ Zan_ Xie_ Hao_ Mu_ Mo_ Cong_ Ni_
      Zhang_ Hui_ Bao_ Han_ Xuan_ Chuan_ Liao_ Xian_ Dan_ Jing_ Pie_ Lin_ Tun_ Xi_ Yi_ Ji_ Huang_ Tai_ Ye_ Ye_ Li_ Tan_
      Tong_ Xiao_ Fei_ Qin_ Zhao_ Hao_ Yi_ Xiang_ Xing_ Sen_ Jiao_ Bao_ Jing_ Yian_ Ai_ Ye_ Ru_ Shu_ Meng_ Xun_ Yao_ Pu_ Li_
      Chen_ Kuang_ Die_ [?]_ Yan_ Huo_ Lu_ Xi_ Rong_ Long_ Nang_ Luo_ Luan_ Shai_ Tang_ Yan_ Chu_ Yue_ Yue_ Qu_ Yi_ Geng_
      Ye_ Hu_ He_ Shu_ Cao_ Cao_ Noboru_ Man_ Ceng_ Ceng_ Ti_
      """#,
    0x67: #"""
      Zui_ Can_ Xu_ Hui_ Yin_ Qie_ Fen_ Pi_ Yue_ You_ Ruan_ Peng_ Ban_ Fu_ Ling_ Fei_ Qu_ [?]_ Nu_ Tiao_ Shuo_ Zhen_ Lang_
      Lang_ Juan_ Ming_ Huang_ Wang_ Tun_ Zhao_ Ji_ Qi_ Ying_ Zong_ Wang_ Tong_ Lang_ [?]_ Meng_ Long_ Mu_ Deng_ Wei_ Mo_
      Ben_ Zha_ Zhu_ Zhu_ [?]_ Zhu_ Ren_ Ba_ Po_ Duo_ Duo_ Dao_ Li_ Qiu_ Ji_ Jiu_ Bi_ Xiu_ Ting_ Ci_ Sha_ Eburi_ Za_ Quan_
      Qian_ Yu_ Gan_ Wu_ Cha_ Shan_ Xun_ Fan_ Wu_ Zi_ Li_ Xing_ Cai_ Cun_ Ren_ Shao_ Tuo_ Di_ Zhang_ Mang_ Chi_ Yi_ Gu_
      Gong_ Du_ Yi_ Qi_ Shu_ Gang_ Tiao_ Moku_ Soma_ Tochi_ Lai_ Sugi_ Mang_ Yang_ Ma_ Miao_ Si_ Yuan_ Hang_ Fei_ Bei_ Jie_
      Dong_ Gao_ Yao_ Xian_ Chu_ Qun_ Pa_ Shu_ Hua_ Xin_ Chou_ Zhu_ Chou_ Song_ Ban_ Song_ Ji_ Yue_ Jin_ Gou_ Ji_ Mao_ Pi_
      Bi_ Wang_ Ang_ Fang_ Fen_ Yi_ Fu_ Nan_ Xi_ Hu_ Ya_ Dou_ Xun_ Zhen_ Yao_ Lin_ Rui_ E_ Mei_ Zhao_ Guo_ Zhi_ Cong_ Yun_
      Waku_ Dou_ Shu_ Zao_ [?]_ Li_ Haze_ Jian_ Cheng_ Matsu_ Qiang_ Feng_ Nan_ Xiao_ Xian_ Ku_ Ping_ Yi_ Xi_ Zhi_ Guai_
      Xiao_ Jia_ Jia_ Gou_ Fu_ Mo_ Yi_ Ye_ Ye_ Shi_ Nie_ Bi_ Duo_ Yi_ Ling_ Bing_ Ni_ La_ He_ Pan_ Fan_ Zhong_ Dai_ Ci_
      Yang_ Fu_ Bo_ Mou_ Gan_ Qi_ Ran_ Rou_ Mao_ Zhao_ Song_ Zhe_ Xia_ You_ Shen_ Ju_ Tuo_ Zuo_ Nan_ Ning_ Yong_ Di_ Zhi_
      Zha_ Cha_ Dan_ Gu_ Pu_ Jiu_ Ao_ Fu_ Jian_ Bo_ Duo_ Ke_ Nai_ Zhu_ Bi_ Liu_ Chai_ Zha_ Si_ Zhu_ Pei_ Shi_ Guai_ Cha_
      Yao_ Jue_ Jiu_ Shi_
      """#,
    0x68: #"""
      Zhi_ Liu_ Mei_ Hoy_ Rong_ Zha_ [?]_ Biao_ Zhan_ Jie_ Long_ Dong_ Lu_ Sayng_ Li_ Lan_ Yong_ Shu_ Xun_ Shuan_ Qi_ Zhen_
      Qi_ Li_ Yi_ Xiang_ Zhen_ Li_ Su_ Gua_ Kan_ Bing_ Ren_ Xiao_ Bo_ Ren_ Bing_ Zi_ Chou_ Yi_ Jie_ Xu_ Zhu_ Jian_ Zui_ Er_
      Er_ You_ Fa_ Gong_ Kao_ Lao_ Zhan_ Li_ Yin_ Yang_ He_ Gen_ Zhi_ Chi_ Ge_ Zai_ Luan_ Fu_ Jie_ Hang_ Gui_ Tao_ Guang_
      Wei_ Kuang_ Ru_ An_ An_ Juan_ Yi_ Zhuo_ Ku_ Zhi_ Qiong_ Tong_ Sang_ Sang_ Huan_ Jie_ Jiu_ Xue_ Duo_ Zhui_ Yu_ Zan_
      Kasei_ Ying_ Masu_ [?]_ Zhan_ Ya_ Nao_ Zhen_ Dang_ Qi_ Qiao_ Hua_ Kuai_ Jiang_ Zhuang_ Xun_ Suo_ Sha_ Zhen_ Bei_ Ting_
      Gua_ Jing_ Bo_ Ben_ Fu_ Rui_ Tong_ Jue_ Xi_ Lang_ Liu_ Feng_ Qi_ Wen_ Jun_ Gan_ Cu_ Liang_ Qiu_ Ting_ You_ Mei_ Bang_
      Long_ Peng_ Zhuang_ Di_ Xuan_ Tu_ Zao_ Ao_ Gu_ Bi_ Di_ Han_ Zi_ Zhi_ Ren_ Bei_ Geng_ Jian_ Huan_ Wan_ Nuo_ Jia_ Tiao_
      Ji_ Xiao_ Lu_ Huan_ Shao_ Cen_ Fen_ Song_ Meng_ Wu_ Li_ Li_ Dou_ Cen_ Ying_ Suo_ Ju_ Ti_ Jie_ Kun_ Zhuo_ Shu_ Chan_
      Fan_ Wei_ Jing_ Li_ Bing_ Fumoto_ Shikimi_ Tao_ Zhi_ Lai_ Lian_ Jian_ Zhuo_ Ling_ Li_ Qi_ Bing_ Zhun_ Cong_ Qian_
      Mian_ Qi_ Qi_ Cai_ Gun_ Chan_ Te_ Fei_ Pai_ Bang_ Pou_ Hun_ Zong_ Cheng_ Zao_ Ji_ Li_ Peng_ Yu_ Yu_ Gu_ Hun_ Dong_
      Tang_ Gang_ Wang_ Di_ Xi_ Fan_ Cheng_ Zhan_ Qi_ Yuan_ Yan_ Yu_ Quan_ Yi_ Sen_ Ren_ Chui_ Leng_ Qi_ Zhuo_ Fu_ Ke_ Lai_
      Zou_ Zou_ Zhuo_ Guan_ Fen_ Fen_ Chen_ Qiong_ Nie_
      """#,
    0x69: #"""
      Wan_ Guo_ Lu_ Hao_ Jie_ Yi_ Chou_ Ju_ Ju_ Cheng_ Zuo_ Liang_ Qiang_ Zhi_ Zhui_ Ya_ Ju_ Bei_ Jiao_ Zhuo_ Zi_ Bin_ Peng_
      Ding_ Chu_ Chang_ Kunugi_ Momiji_ Jian_ Gui_ Xi_ Du_ Qian_ Kunugi_ Soko_ Shide_ Luo_ Zhi_ Ken_ Myeng_ Tafu_ [?]_ Peng_
      Zhan_ [?]_ Tuo_ Sen_ Duo_ Ye_ Fou_ Wei_ Wei_ Duan_ Jia_ Zong_ Jian_ Yi_ Shen_ Xi_ Yan_ Yan_ Chuan_ Zhan_ Chun_ Yu_ He_
      Zha_ Wo_ Pian_ Bi_ Yao_ Huo_ Xu_ Ruo_ Yang_ La_ Yan_ Ben_ Hun_ Kui_ Jie_ Kui_ Si_ Feng_ Xie_ Tuo_ Zhi_ Jian_ Mu_ Mao_
      Chu_ Hu_ Hu_ Lian_ Leng_ Ting_ Nan_ Yu_ You_ Mei_ Song_ Xuan_ Xuan_ Ying_ Zhen_ Pian_ Ye_ Ji_ Jie_ Ye_ Chu_ Shun_ Yu_
      Cou_ Wei_ Mei_ Di_ Ji_ Jie_ Kai_ Qiu_ Ying_ Rou_ Heng_ Lou_ Le_ Hazou_ Katsura_ Pin_ Muro_ Gai_ Tan_ Lan_ Yun_ Yu_
      Chen_ Lu_ Ju_ Sakaki_ [?]_ Pi_ Xie_ Jia_ Yi_ Zhan_ Fu_ Nai_ Mi_ Lang_ Rong_ Gu_ Jian_ Ju_ Ta_ Yao_ Zhen_ Bang_ Sha_
      Yuan_ Zi_ Ming_ Su_ Jia_ Yao_ Jie_ Huang_ Gan_ Fei_ Zha_ Qian_ Ma_ Sun_ Yuan_ Xie_ Rong_ Shi_ Zhi_ Cui_ Yun_ Ting_
      Liu_ Rong_ Tang_ Que_ Zhai_ Si_ Sheng_ Ta_ Ke_ Xi_ Gu_ Qi_ Kao_ Gao_ Sun_ Pan_ Tao_ Ge_ Xun_ Dian_ Nou_ Ji_ Shuo_ Gou_
      Chui_ Qiang_ Cha_ Qian_ Huai_ Mei_ Xu_ Gang_ Gao_ Zhuo_ Tuo_ Hashi_ Yang_ Dian_ Jia_ Jian_ Zui_ Kashi_ Ori_ Bin_ Zhu_
      [?]_ Xi_ Qi_ Lian_ Hui_ Yong_ Qian_ Guo_ Gai_ Gai_ Tuan_ Hua_ Cu_ Sen_ Cui_ Beng_ You_ Hu_ Jiang_ Hu_ Huan_ Kui_ Yi_
      Nie_ Gao_ Kang_ Gui_ Gui_ Cao_ Man_ Jin_
      """#,
    0x6A: #"""
      Di_ Zhuang_ Le_ Lang_ Chen_ Cong_ Li_ Xiu_ Qing_ Shuang_ Fan_ Tong_ Guan_ Ji_ Suo_ Lei_ Lu_ Liang_ Mi_ Lou_ Chao_ Su_
      Ke_ Shu_ Tang_ Biao_ Lu_ Jiu_ Shu_ Zha_ Shu_ Zhang_ Men_ Mo_ Niao_ Yang_ Tiao_ Peng_ Zhu_ Sha_ Xi_ Quan_ Heng_ Jian_
      Cong_ [?]_ Hokuso_ Qiang_ Tara_ Ying_ Er_ Xin_ Zhi_ Qiao_ Zui_ Cong_ Pu_ Shu_ Hua_ Kui_ Zhen_ Zun_ Yue_ Zhan_ Xi_ Xun_
      Dian_ Fa_ Gan_ Mo_ Wu_ Qiao_ Nao_ Lin_ Liu_ Qiao_ Xian_ Run_ Fan_ Zhan_ Tuo_ Lao_ Yun_ Shun_ Tui_ Cheng_ Tang_ Meng_
      Ju_ Cheng_ Su_ Jue_ Jue_ Tan_ Hui_ Ji_ Nuo_ Xiang_ Tuo_ Ning_ Rui_ Zhu_ Chuang_ Zeng_ Fen_ Qiong_ Ran_ Heng_ Cen_ Gu_
      Liu_ Lao_ Gao_ Chu_ Zusa_ Nude_ Ca_ San_ Ji_ Dou_ Shou_ Lu_ [?]_ [?]_ Yuan_ Ta_ Shu_ Jiang_ Tan_ Lin_ Nong_ Yin_ Xi_
      Sui_ Shan_ Zui_ Xuan_ Cheng_ Gan_ Ju_ Zui_ Yi_ Qin_ Pu_ Yan_ Lei_ Feng_ Hui_ Dang_ Ji_ Sui_ Bo_ Bi_ Ding_ Chu_ Zhua_
      Kuai_ Ji_ Jie_ Jia_ Qing_ Zhe_ Jian_ Qiang_ Dao_ Yi_ Biao_ Song_ She_ Lin_ Kunugi_ Cha_ Meng_ Yin_ Tao_ Tai_ Mian_ Qi_
      Toan_ Bin_ Huo_ Ji_ Qian_ Mi_ Ning_ Yi_ Gao_ Jian_ Yin_ Er_ Qing_ Yan_ Qi_ Mi_ Zhao_ Gui_ Chun_ Ji_ Kui_ Po_ Deng_
      Chu_ [?]_ Mian_ You_ Zhi_ Guang_ Qian_ Lei_ Lei_ Sa_ Lu_ Li_ Cuan_ Lu_ Mie_ Hui_ Ou_ Lu_ Jie_ Gao_ Du_ Yuan_ Li_ Fei_
      Zhuo_ Sou_ Lian_ Tamo_ Chu_ [?]_ Zhu_ Lu_ Yan_ Li_ Zhu_ Chen_ Jie_ E_ Su_ Huai_ Nie_ Yu_ Long_ Lai_ [?]_ Xian_ Kwi_
      Ju_ Xiao_ Ling_ Ying_ Jian_ Yin_ You_ Ying_
      """#,
    0x6B: #"""
      Xiang_ Nong_ Bo_ Chan_ Lan_ Ju_ Shuang_ She_ Wei_ Cong_ Quan_ Qu_ Cang_ [?]_ Yu_ Luo_ Li_ Zan_ Luan_ Dang_ Jue_ Em_
      Lan_ Lan_ Zhu_ Lei_ Li_ Ba_ Nang_ Yu_ Ling_ Tsuki_ Qian_ Ci_ Huan_ Xin_ Yu_ Yu_ Qian_ Ou_ Xu_ Chao_ Chu_ Chi_ Kai_ Yi_
      Jue_ Xi_ Xu_ Xia_ Yu_ Kuai_ Lang_ Kuan_ Shuo_ Xi_ Ai_ Yi_ Qi_ Hu_ Chi_ Qin_ Kuan_ Kan_ Kuan_ Kan_ Chuan_ Sha_ Gua_
      Yin_ Xin_ Xie_ Yu_ Qian_ Xiao_ Yi_ Ge_ Wu_ Tan_ Jin_ Ou_ Hu_ Ti_ Huan_ Xu_ Pen_ Xi_ Xiao_ Xu_ Xi_ Sen_ Lian_ Chu_ Yi_
      Kan_ Yu_ Chuo_ Huan_ Zhi_ Zheng_ Ci_ Bu_ Wu_ Qi_ Bu_ Bu_ Wai_ Ju_ Qian_ Chi_ Se_ Chi_ Se_ Zhong_ Sui_ Sui_ Li_ Cuo_
      Yu_ Li_ Gui_ Dai_ Dai_ Si_ Jian_ Zhe_ Mo_ Mo_ Yao_ Mo_ Cu_ Yang_ Tian_ Sheng_ Dai_ Shang_ Xu_ Xun_ Shu_ Can_ Jue_
      Piao_ Qia_ Qiu_ Su_ Qing_ Yun_ Lian_ Yi_ Fou_ Zhi_ Ye_ Can_ Hun_ Dan_ Ji_ Ye_ Zhen_ Yun_ Wen_ Chou_ Bin_ Ti_ Jin_
      Shang_ Yin_ Diao_ Cu_ Hui_ Cuan_ Yi_ Dan_ Du_ Jiang_ Lian_ Bin_ Du_ Tsukusu_ Jian_ Shu_ Ou_ Duan_ Zhu_ Yin_ Qing_ Yi_
      Sha_ Que_ Ke_ Yao_ Jun_ Dian_ Hui_ Hui_ Gu_ Que_ Ji_ Yi_ Ou_ Hui_ Duan_ Yi_ Xiao_ Wu_ Guan_ Mu_ Mei_ Mei_ Ai_ Zuo_ Du_
      Yu_ Bi_ Bi_ Bi_ Pi_ Pi_ Bi_ Chan_ Mao_ [?]_ [?]_ Pu_ Mushiru_ Jia_ Zhan_ Sai_ Mu_ Tuo_ Xun_ Er_ Rong_ Xian_ Ju_ Mu_
      Hao_ Qiu_ Dou_ Mushiru_ Tan_ Pei_ Ju_ Duo_ Cui_ Bi_ San_ [?]_ Mao_ Sui_ Yu_ Yu_ Tuo_ He_ Jian_ Ta_ San_
      """#,
    0x6C: #"""
      Lu_ Mu_ Li_ Tong_ Rong_ Chang_ Pu_ Luo_ Zhan_ Sao_ Zhan_ Meng_ Luo_ Qu_ Die_ Shi_ Di_ Min_ Jue_ Mang_ Qi_ Pie_ Nai_
      Qi_ Dao_ Xian_ Chuan_ Fen_ Ri_ Nei_ [?]_ Fu_ Shen_ Dong_ Qing_ Qi_ Yin_ Xi_ Hai_ Yang_ An_ Ya_ Ke_ Qing_ Ya_ Dong_
      Dan_ Lu_ Qing_ Yang_ Yun_ Yun_ Shui_ San_ Zheng_ Bing_ Yong_ Dang_ Shitamizu_ Le_ Ni_ Tun_ Fan_ Gui_ Ting_ Zhi_ Qiu_
      Bin_ Ze_ Mian_ Cuan_ Hui_ Diao_ Yi_ Cha_ Zhuo_ Chuan_ Wan_ Fan_ Dai_ Xi_ Tuo_ Mang_ Qiu_ Qi_ Shan_ Pai_ Han_ Qian_ Wu_
      Wu_ Xun_ Si_ Ru_ Gong_ Jiang_ Chi_ Wu_ Tsuchi_ [?]_ Tang_ Zhi_ Chi_ Qian_ Mi_ Yu_ Wang_ Qing_ Jing_ Rui_ Jun_ Hong_
      Tai_ Quan_ Ji_ Bian_ Bian_ Gan_ Wen_ Zhong_ Fang_ Xiong_ Jue_ Hang_ Niou_ Qi_ Fen_ Xu_ Xu_ Qin_ Yi_ Wo_ Yun_ Yuan_
      Hang_ Yan_ Chen_ Chen_ Dan_ You_ Dun_ Hu_ Huo_ Qie_ Mu_ Rou_ Mei_ Ta_ Mian_ Wu_ Chong_ Tian_ Bi_ Sha_ Zhi_ Pei_ Pan_
      Zhui_ Za_ Gou_ Liu_ Mei_ Ze_ Feng_ Ou_ Li_ Lun_ Cang_ Feng_ Wei_ Hu_ Mo_ Mei_ Shu_ Ju_ Zan_ Tuo_ Tuo_ Tuo_ He_ Li_ Mi_
      Yi_ Fa_ Fei_ You_ Tian_ Zhi_ Zhao_ Gu_ Zhan_ Yan_ Si_ Kuang_ Jiong_ Ju_ Xie_ Qiu_ Yi_ Jia_ Zhong_ Quan_ Bo_ Hui_ Mi_
      Ben_ Zhuo_ Chu_ Le_ You_ Gu_ Hong_ Gan_ Fa_ Mao_ Si_ Hu_ Ping_ Ci_ Fan_ Chi_ Su_ Ning_ Cheng_ Ling_ Pao_ Bo_ Qi_ Si_
      Ni_ Ju_ Yue_ Zhu_ Sheng_ Lei_ Xuan_ Xue_ Fu_ Pan_ Min_ Tai_ Yang_ Ji_ Yong_ Guan_ Beng_ Xue_ Long_ Lu_ [?]_ Bo_ Xie_
      Po_ Ze_ Jing_ Yin_
      """#,
    0x6D: #"""
      Zhou_ Ji_ Yi_ Hui_ Hui_ Zui_ Cheng_ Yin_ Wei_ Hou_ Jian_ Yang_ Lie_ Si_ Ji_ Er_ Xing_ Fu_ Sa_ Suo_ Zhi_ Yin_ Wu_ Xi_
      Kao_ Zhu_ Jiang_ Luo_ [?]_ An_ Dong_ Yi_ Mou_ Lei_ Yi_ Mi_ Quan_ Jin_ Mo_ Wei_ Xiao_ Xie_ Hong_ Xu_ Shuo_ Kuang_ Tao_
      Qie_ Ju_ Er_ Zhou_ Ru_ Ping_ Xun_ Xiong_ Zhi_ Guang_ Huan_ Ming_ Huo_ Wa_ Qia_ Pai_ Wu_ Qu_ Liu_ Yi_ Jia_ Jing_ Qian_
      Jiang_ Jiao_ Cheng_ Shi_ Zhuo_ Ce_ Pal_ Kuai_ Ji_ Liu_ Chan_ Hun_ Hu_ Nong_ Xun_ Jin_ Lie_ Qiu_ Wei_ Zhe_ Jun_ Han_
      Bang_ Mang_ Zhuo_ You_ Xi_ Bo_ Dou_ Wan_ Hong_ Yi_ Pu_ Ying_ Lan_ Hao_ Lang_ Han_ Li_ Geng_ Fu_ Wu_ Lian_ Chun_ Feng_
      Yi_ Yu_ Tong_ Lao_ Hai_ Jin_ Jia_ Chong_ Weng_ Mei_ Sui_ Cheng_ Pei_ Xian_ Shen_ Tu_ Kun_ Pin_ Nie_ Han_ Jing_ Xiao_
      She_ Nian_ Tu_ Yong_ Xiao_ Xian_ Ting_ E_ Su_ Tun_ Juan_ Cen_ Ti_ Li_ Shui_ Si_ Lei_ Shui_ Tao_ Du_ Lao_ Lai_ Lian_
      Wei_ Wo_ Yun_ Huan_ Di_ [?]_ Run_ Jian_ Zhang_ Se_ Fu_ Guan_ Xing_ Shou_ Shuan_ Ya_ Chuo_ Zhang_ Ye_ Kong_ Wo_ Han_
      Tuo_ Dong_ He_ Wo_ Ju_ Gan_ Liang_ Hun_ Ta_ Zhuo_ Dian_ Qie_ De_ Juan_ Zi_ Xi_ Yao_ Qi_ Gu_ Guo_ Han_ Lin_ Tang_ Zhou_
      Peng_ Hao_ Chang_ Shu_ Qi_ Fang_ Chi_ Lu_ Nao_ Ju_ Tao_ Cong_ Lei_ Zhi_ Peng_ Fei_ Song_ Tian_ Pi_ Dan_ Yu_ Ni_ Yu_
      Lu_ Gan_ Mi_ Jing_ Ling_ Lun_ Yin_ Cui_ Qu_ Huai_ Yu_ Nian_ Shen_ Piao_ Chun_ Wa_ Yuan_ Lai_ Hun_ Qing_ Yan_ Qian_
      Tian_ Miao_ Zhi_ Yin_ Mi_
      """#,
    0x6E: #"""
      Ben_ Yuan_ Wen_ Re_ Fei_ Qing_ Yuan_ Ke_ Ji_ She_ Yuan_ Shibui_ Lu_ Zi_ Du_ [?]_ Jian_ Min_ Pi_ Tani_ Yu_ Yuan_ Shen_
      Shen_ Rou_ Huan_ Zhu_ Jian_ Nuan_ Yu_ Qiu_ Ting_ Qu_ Du_ Feng_ Zha_ Bo_ Wo_ Wo_ Di_ Wei_ Wen_ Ru_ Xie_ Ce_ Wei_ Ge_
      Gang_ Yan_ Hong_ Xuan_ Mi_ Ke_ Mao_ Ying_ Yan_ You_ Hong_ Miao_ Xing_ Mei_ Zai_ Hun_ Nai_ Kui_ Shi_ E_ Pai_ Mei_ Lian_
      Qi_ Qi_ Mei_ Tian_ Cou_ Wei_ Can_ Tuan_ Mian_ Hui_ Mo_ Xu_ Ji_ Pen_ Jian_ Jian_ Hu_ Feng_ Xiang_ Yi_ Yin_ Zhan_ Shi_
      Jie_ Cheng_ Huang_ Tan_ Yu_ Bi_ Min_ Shi_ Tu_ Sheng_ Yong_ Qu_ Zhong_ Suei_ Jiu_ Jiao_ Qiou_ Yin_ Tang_ Long_ Huo_
      Yuan_ Nan_ Ban_ You_ Quan_ Chui_ Liang_ Chan_ Yan_ Chun_ Nie_ Zi_ Wan_ Shi_ Man_ Ying_ Ratsu_ Kui_ [?]_ Jian_ Xu_ Lu_
      Gui_ Gai_ [?]_ [?]_ Po_ Jin_ Gui_ Tang_ Yuan_ Suo_ Yuan_ Lian_ Yao_ Meng_ Zhun_ Sheng_ Ke_ Tai_ Da_ Wa_ Liu_ Gou_ Sao_
      Ming_ Zha_ Shi_ Yi_ Lun_ Ma_ Pu_ Wei_ Li_ Cai_ Wu_ Xi_ Wen_ Qiang_ Ze_ Shi_ Su_ Yi_ Zhen_ Sou_ Yun_ Xiu_ Yin_ Rong_
      Hun_ Su_ Su_ Ni_ Ta_ Shi_ Ru_ Wei_ Pan_ Chu_ Chu_ Pang_ Weng_ Cang_ Mie_ He_ Dian_ Hao_ Huang_ Xi_ Zi_ Di_ Zhi_ Ying_
      Fu_ Jie_ Hua_ Ge_ Zi_ Tao_ Teng_ Sui_ Bi_ Jiao_ Hui_ Gun_ Yin_ Gao_ Long_ Zhi_ Yan_ She_ Man_ Ying_ Chun_ Lu_ Lan_
      Luan_ [?]_ Bin_ Tan_ Yu_ Sou_ Hu_ Bi_ Biao_ Zhi_ Jiang_ Kou_ Shen_ Shang_ Di_ Mi_ Ao_ Lu_ Hu_ Hu_ You_ Chan_ Fan_
      Yong_ Gun_ Man_
      """#,
    0x6F: #"""
      Qing_ Yu_ Piao_ Ji_ Ya_ Jiao_ Qi_ Xi_ Ji_ Lu_ Lu_ Long_ Jin_ Guo_ Cong_ Lou_ Zhi_ Gai_ Qiang_ Li_ Yan_ Cao_ Jiao_
      Cong_ Qun_ Tuan_ Ou_ Teng_ Ye_ Xi_ Mi_ Tang_ Mo_ Shang_ Han_ Lian_ Lan_ Wa_ Li_ Qian_ Feng_ Xuan_ Yi_ Man_ Zi_ Mang_
      Kang_ Lei_ Peng_ Shu_ Zhang_ Zhang_ Chong_ Xu_ Huan_ Kuo_ Jian_ Yan_ Chuang_ Liao_ Cui_ Ti_ Yang_ Jiang_ Cong_ Ying_
      Hong_ Xun_ Shu_ Guan_ Ying_ Xiao_ [?]_ [?]_ Xu_ Lian_ Zhi_ Wei_ Pi_ Jue_ Jiao_ Po_ Dang_ Hui_ Jie_ Wu_ Pa_ Ji_ Pan_
      Gui_ Xiao_ Qian_ Qian_ Xi_ Lu_ Xi_ Xuan_ Dun_ Huang_ Min_ Run_ Su_ Liao_ Zhen_ Zhong_ Yi_ Di_ Wan_ Dan_ Tan_ Chao_
      Xun_ Kui_ Yie_ Shao_ Tu_ Zhu_ San_ Hei_ Bi_ Shan_ Chan_ Chan_ Shu_ Tong_ Pu_ Lin_ Wei_ Se_ Se_ Cheng_ Jiong_ Cheng_
      Hua_ Jiao_ Lao_ Che_ Gan_ Cun_ Heng_ Si_ Shu_ Peng_ Han_ Yun_ Liu_ Hong_ Fu_ Hao_ He_ Xian_ Jian_ Shan_ Xi_ Oki_ [?]_
      Lan_ [?]_ Yu_ Lin_ Min_ Zao_ Dang_ Wan_ Ze_ Xie_ Yu_ Li_ Shi_ Xue_ Ling_ Man_ Zi_ Yong_ Kuai_ Can_ Lian_ Dian_ Ye_ Ao_
      Huan_ Zhen_ Chan_ Man_ Dan_ Dan_ Yi_ Sui_ Pi_ Ju_ Ta_ Qin_ Ji_ Zhuo_ Lian_ Nong_ Guo_ Jin_ Fen_ Se_ Ji_ Sui_ Hui_ Chu_
      Ta_ Song_ Ding_ [?]_ Zhu_ Lai_ Bin_ Lian_ Mi_ Shi_ Shu_ Mi_ Ning_ Ying_ Ying_ Meng_ Jin_ Qi_ Pi_ Ji_ Hao_ Ru_ Zui_ Wo_
      Tao_ Yin_ Yin_ Dui_ Ci_ Huo_ Jing_ Lan_ Jun_ Ai_ Pu_ Zhuo_ Wei_ Bin_ Gu_ Qian_ Xing_ Hama_ Kuo_ Fei_ [?]_ Boku_ Jian_
      Wei_ Luo_ Zan_ Lu_ Li_
      """#,
    0x70: #"""
      You_ Yang_ Lu_ Si_ Jie_ Ying_ Du_ Wang_ Hui_ Xie_ Pan_ Shen_ Biao_ Chan_ Mo_ Liu_ Jian_ Pu_ Se_ Cheng_ Gu_ Bin_ Huo_
      Xian_ Lu_ Qin_ Han_ Ying_ Yong_ Li_ Jing_ Xiao_ Ying_ Sui_ Wei_ Xie_ Huai_ Hao_ Zhu_ Long_ Lai_ Dui_ Fan_ Hu_ Lai_
      [?]_ [?]_ Ying_ Mi_ Ji_ Lian_ Jian_ Ying_ Fen_ Lin_ Yi_ Jian_ Yue_ Chan_ Dai_ Rang_ Jian_ Lan_ Fan_ Shuang_ Yuan_
      Zhuo_ Feng_ She_ Lei_ Lan_ Cong_ Qu_ Yong_ Qian_ Fa_ Guan_ Que_ Yan_ Hao_ Hyeng_ Sa_ Zan_ Luan_ Yan_ Li_ Mi_ Shan_
      Tan_ Dang_ Jiao_ Chan_ [?]_ Hao_ Ba_ Zhu_ Lan_ Lan_ Nang_ Wan_ Luan_ Xun_ Xian_ Yan_ Gan_ Yan_ Yu_ Huo_ Si_ Mie_
      Guang_ Deng_ Hui_ Xiao_ Xiao_ Hu_ Hong_ Ling_ Zao_ Zhuan_ Jiu_ Zha_ Xie_ Chi_ Zhuo_ Zai_ Zai_ Can_ Yang_ Qi_ Zhong_
      Fen_ Niu_ Jiong_ Wen_ Po_ Yi_ Lu_ Chui_ Pi_ Kai_ Pan_ Yan_ Kai_ Pang_ Mu_ Chao_ Liao_ Gui_ Kang_ Tun_ Guang_ Xin_ Zhi_
      Guang_ Guang_ Wei_ Qiang_ [?]_ Da_ Xia_ Zheng_ Zhu_ Ke_ Zhao_ Fu_ Ba_ Duo_ Duo_ Ling_ Zhuo_ Xuan_ Ju_ Tan_ Pao_ Jiong_
      Pao_ Tai_ Tai_ Bing_ Yang_ Tong_ Han_ Zhu_ Zha_ Dian_ Wei_ Shi_ Lian_ Chi_ Huang_ [?]_ Hu_ Shuo_ Lan_ Jing_ Jiao_ Xu_
      Xing_ Quan_ Lie_ Huan_ Yang_ Xiao_ Xiu_ Xian_ Yin_ Wu_ Zhou_ Yao_ Shi_ Wei_ Tong_ Xue_ Zai_ Kai_ Hong_ Luo_ Xia_ Zhu_
      Xuan_ Zheng_ Po_ Yan_ Hui_ Guang_ Zhe_ Hui_ Kao_ [?]_ Fan_ Shao_ Ye_ Hui_ [?]_ Tang_ Jin_ Re_ [?]_ Xi_ Fu_ Jiong_ Che_
      Pu_ Jing_ Zhuo_ Ting_ Wan_ Hai_ Peng_ Lang_ Shan_ Hu_ Feng_ Chi_ Rong_
      """#,
    0x71: #"""
      Hu_ Xi_ Shu_ He_ Xun_ Ku_ Jue_ Xiao_ Xi_ Yan_ Han_ Zhuang_ Jun_ Di_ Xie_ Ji_ Wu_ [?]_ [?]_ Han_ Yan_ Huan_ Men_ Ju_
      Chou_ Bei_ Fen_ Lin_ Kun_ Hun_ Tun_ Xi_ Cui_ Wu_ Hong_ Ju_ Fu_ Wo_ Jiao_ Cong_ Feng_ Ping_ Qiong_ Ruo_ Xi_ Qiong_ Xin_
      Zhuo_ Yan_ Yan_ Yi_ Jue_ Yu_ Gang_ Ran_ Pi_ Gu_ [?]_ Sheng_ Chang_ Shao_ [?]_ [?]_ [?]_ [?]_ Chen_ He_ Kui_ Zhong_
      Duan_ Xia_ Hui_ Feng_ Lian_ Xuan_ Xing_ Huang_ Jiao_ Jian_ Bi_ Ying_ Zhu_ Wei_ Tuan_ Tian_ Xi_ Nuan_ Nuan_ Chan_ Yan_
      Jiong_ Jiong_ Yu_ Mei_ Sha_ Wei_ Ye_ Xin_ Qiong_ Rou_ Mei_ Huan_ Xu_ Zhao_ Wei_ Fan_ Qiu_ Sui_ Yang_ Lie_ Zhu_ Jie_
      Gao_ Gua_ Bao_ Hu_ Yun_ Xia_ [?]_ [?]_ Bian_ Gou_ Tui_ Tang_ Chao_ Shan_ N_ Bo_ Huang_ Xie_ Xi_ Wu_ Xi_ Yun_ He_ He_
      Xi_ Yun_ Xiong_ Nai_ Shan_ Qiong_ Yao_ Xun_ Mi_ Lian_ Ying_ Wen_ Rong_ Oozutsu_ [?]_ Qiang_ Liu_ Xi_ Bi_ Biao_ Zong_
      Lu_ Jian_ Shou_ Yi_ Lou_ Feng_ Sui_ Yi_ Tong_ Jue_ Zong_ Yun_ Hu_ Yi_ Zhi_ Ao_ Wei_ Liao_ Han_ Ou_ Re_ Jiong_ Man_
      [?]_ Shang_ Cuan_ Zeng_ Jian_ Xi_ Xi_ Xi_ Yi_ Xiao_ Chi_ Huang_ Chan_ Ye_ Qian_ Ran_ Yan_ Xian_ Qiao_ Zun_ Deng_ Dun_
      Shen_ Jiao_ Fen_ Si_ Liao_ Yu_ Lin_ Tong_ Shao_ Fen_ Fan_ Yan_ Xun_ Lan_ Mei_ Tang_ Yi_ Jing_ Men_ [?]_ [?]_ Ying_ Yu_
      Yi_ Xue_ Lan_ Tai_ Zao_ Can_ Sui_ Xi_ Que_ Cong_ Lian_ Hui_ Zhu_ Xie_ Ling_ Wei_ Yi_ Xie_ Zhao_ Hui_ Tatsu_ Nung_ Lan_
      Ru_ Xian_ Kao_ Xun_ Jin_ Chou_ Chou_ Yao_
      """#,
    0x72: #"""
      He_ Lan_ Biao_ Rong_ Li_ Mo_ Bao_ Ruo_ Lu_ La_ Ao_ Xun_ Kuang_ Shuo_ [?]_ Li_ Lu_ Jue_ Liao_ Yan_ Xi_ Xie_ Long_ Ye_
      [?]_ Rang_ Yue_ Lan_ Cong_ Jue_ Tong_ Guan_ [?]_ Che_ Mi_ Tang_ Lan_ Zhu_ [?]_ Ling_ Cuan_ Yu_ Zhua_ Tsumekanmuri_ Pa_
      Zheng_ Pao_ Cheng_ Yuan_ Ai_ Wei_ [?]_ Jue_ Jue_ Fu_ Ye_ Ba_ Die_ Ye_ Yao_ Zu_ Shuang_ Er_ Qiang_ Chuang_ Ge_ Zang_
      Die_ Qiang_ Yong_ Qiang_ Pian_ Ban_ Pan_ Shao_ Jian_ Pai_ Du_ Chuang_ Tou_ Zha_ Bian_ Die_ Bang_ Bo_ Chuang_ You_ [?]_
      Du_ Ya_ Cheng_ Niu_ Ushihen_ Pin_ Jiu_ Mou_ Tuo_ Mu_ Lao_ Ren_ Mang_ Fang_ Mao_ Mu_ Gang_ Wu_ Yan_ Ge_ Bei_ Si_ Jian_
      Gu_ You_ Ge_ Sheng_ Mu_ Di_ Qian_ Quan_ Quan_ Zi_ Te_ Xi_ Mang_ Keng_ Qian_ Wu_ Gu_ Xi_ Li_ Li_ Pou_ Ji_ Gang_ Zhi_
      Ben_ Quan_ Run_ Du_ Ju_ Jia_ Jian_ Feng_ Pian_ Ke_ Ju_ Kao_ Chu_ Xi_ Bei_ Luo_ Jie_ Ma_ San_ Wei_ Li_ Dun_ Tong_ [?]_
      Jiang_ Ikenie_ Li_ Du_ Lie_ Pi_ Piao_ Bao_ Xi_ Chou_ Wei_ Kui_ Chou_ Quan_ Fan_ Ba_ Fan_ Qiu_ Ji_ Cai_ Chuo_ An_ Jie_
      Zhuang_ Guang_ Ma_ You_ Kang_ Bo_ Hou_ Ya_ Yin_ Huan_ Zhuang_ Yun_ Kuang_ Niu_ Di_ Qing_ Zhong_ Mu_ Bei_ Pi_ Ju_ Ni_
      Sheng_ Pao_ Xia_ Tuo_ Hu_ Ling_ Fei_ Pi_ Ni_ Ao_ You_ Gou_ Yue_ Ju_ Dan_ Po_ Gu_ Xian_ Ning_ Huan_ Hen_ Jiao_ He_
      Zhao_ Ji_ Xun_ Shan_ Ta_ Rong_ Shou_ Tong_ Lao_ Du_ Xia_ Shi_ Hua_ Zheng_ Yu_ Sun_ Yu_ Bi_ Mang_ Xi_ Juan_ Li_ Xia_
      Yin_ Suan_ Lang_ Bei_ Zhi_ Yan_
      """#,
    0x73: #"""
      Sha_ Li_ Han_ Xian_ Jing_ Pai_ Fei_ Yao_ Ba_ Qi_ Ni_ Biao_ Yin_ Lai_ Xi_ Jian_ Qiang_ Kun_ Yan_ Guo_ Zong_ Mi_ Chang_
      Yi_ Zhi_ Zheng_ Ya_ Meng_ Cai_ Cu_ She_ Kari_ Cen_ Luo_ Hu_ Zong_ Ji_ Wei_ Feng_ Wo_ Yuan_ Xing_ Zhu_ Mao_ Wei_ Yuan_
      Xian_ Tuan_ Ya_ Nao_ Xie_ Jia_ Hou_ Bian_ You_ You_ Mei_ Zha_ Yao_ Sun_ Bo_ Ming_ Hua_ Yuan_ Sou_ Ma_ Yuan_ Dai_ Yu_
      Shi_ Hao_ [?]_ Yi_ Zhen_ Chuang_ Hao_ Man_ Jing_ Jiang_ Mu_ Zhang_ Chan_ Ao_ Ao_ Hao_ Cui_ Fen_ Jue_ Bi_ Bi_ Huang_
      Pu_ Lin_ Yu_ Tong_ Yao_ Liao_ Shuo_ Xiao_ Swu_ Ton_ Xi_ Ge_ Juan_ Du_ Hui_ Kuai_ Xian_ Xie_ Ta_ Xian_ Xun_ Ning_ Pin_
      Huo_ Nou_ Meng_ Lie_ Nao_ Guang_ Shou_ Lu_ Ta_ Xian_ Mi_ Rang_ Huan_ Nao_ Luo_ Xian_ Qi_ Jue_ Xuan_ Miao_ Zi_ Lu_ Lu_
      Yu_ Su_ Wang_ Qiu_ Ga_ Ding_ Le_ Ba_ Ji_ Hong_ Di_ Quan_ Gan_ Jiu_ Yu_ Ji_ Yu_ Yang_ Ma_ Gong_ Wu_ Fu_ Wen_ Jie_ Ya_
      Fen_ Bian_ Beng_ Yue_ Jue_ Yun_ Jue_ Wan_ Jian_ Mei_ Dan_ Pi_ Wei_ Huan_ Xian_ Qiang_ Ling_ Dai_ Yi_ An_ Ping_ Dian_
      Fu_ Xuan_ Xi_ Bo_ Ci_ Gou_ Jia_ Shao_ Po_ Ci_ Ke_ Ran_ Sheng_ Shen_ Yi_ Zu_ Jia_ Min_ Shan_ Liu_ Bi_ Zhen_ Zhen_ Jue_
      Fa_ Long_ Jin_ Jiao_ Jian_ Li_ Guang_ Xian_ Zhou_ Gong_ Yan_ Xiu_ Yang_ Xu_ Luo_ Su_ Zhu_ Qin_ Ken_ Xun_ Bao_ Er_
      Xiang_ Yao_ Xia_ Heng_ Gui_ Chong_ Xu_ Ban_ Pei_ [?]_ Dang_ Ei_ Hun_ Wen_ E_ Cheng_ Ti_ Wu_ Wu_ Cheng_ Jun_ Mei_ Bei_
      Ting_ Xian_ Chuo_
      """#,
    0x74: #"""
      Han_ Xuan_ Yan_ Qiu_ Quan_ Lang_ Li_ Xiu_ Fu_ Liu_ Ye_ Xi_ Ling_ Li_ Jin_ Lian_ Suo_ Chiisai_ [?]_ Wan_ Dian_ Pin_
      Zhan_ Cui_ Min_ Yu_ Ju_ Chen_ Lai_ Wen_ Sheng_ Wei_ Dian_ Chu_ Zhuo_ Pei_ Cheng_ Hu_ Qi_ E_ Kun_ Chang_ Qi_ Beng_ Wan_
      Lu_ Cong_ Guan_ Yan_ Diao_ Bei_ Lin_ Qin_ Pi_ Pa_ Que_ Zhuo_ Qin_ Fa_ [?]_ Qiong_ Du_ Jie_ Hun_ Yu_ Mao_ Mei_ Chun_
      Xuan_ Ti_ Xing_ Dai_ Rou_ Min_ Zhen_ Wei_ Ruan_ Huan_ Jie_ Chuan_ Jian_ Zhuan_ Yang_ Lian_ Quan_ Xia_ Duan_ Yuan_ Ye_
      Nao_ Hu_ Ying_ Yu_ Huang_ Rui_ Se_ Liu_ Shi_ Rong_ Suo_ Yao_ Wen_ Wu_ Jin_ Jin_ Ying_ Ma_ Tao_ Liu_ Tang_ Li_ Lang_
      Gui_ Zhen_ Qiang_ Cuo_ Jue_ Zhao_ Yao_ Ai_ Bin_ Tu_ Chang_ Kun_ Zhuan_ Cong_ Jin_ Yi_ Cui_ Cong_ Qi_ Li_ Ying_ Suo_
      Qiu_ Xuan_ Ao_ Lian_ Man_ Zhang_ Yin_ [?]_ Ying_ Zhi_ Lu_ Wu_ Deng_ Xiou_ Zeng_ Xun_ Qu_ Dang_ Lin_ Liao_ Qiong_ Su_
      Huang_ Gui_ Pu_ Jing_ Fan_ Jin_ Liu_ Ji_ [?]_ Jing_ Ai_ Bi_ Can_ Qu_ Zao_ Dang_ Jiao_ Gun_ Tan_ Hui_ Huan_ Se_ Sui_
      Tian_ [?]_ Yu_ Jin_ Lu_ Bin_ Shou_ Wen_ Zui_ Lan_ Xi_ Ji_ Xuan_ Ruan_ Huo_ Gai_ Lei_ Du_ Li_ Zhi_ Rou_ Li_ Zan_ Qiong_
      Zhe_ Gui_ Sui_ La_ Long_ Lu_ Li_ Zan_ Lan_ Ying_ Mi_ Xiang_ Xi_ Guan_ Dao_ Zan_ Huan_ Gua_ Bo_ Die_ Bao_ Hu_ Zhi_
      Piao_ Ban_ Rang_ Li_ Wa_ Dekaguramu_ Jiang_ Qian_ Fan_ Pen_ Fang_ Dan_ Weng_ Ou_ Deshiguramu_ Miriguramu_ Thon_ Hu_
      Ling_ Yi_ Ping_ Ci_ Hekutogura_ Juan_ Chang_ Chi_ Sarake_ Dang_ Meng_ Pou_
      """#,
    0x75: #"""
      Zhui_ Ping_ Bian_ Zhou_ Zhen_ Senchigura_ Ci_ Ying_ Qi_ Xian_ Lou_ Di_ Ou_ Meng_ Zhuan_ Peng_ Lin_ Zeng_ Wu_ Pi_ Dan_
      Weng_ Ying_ Yan_ Gan_ Dai_ Shen_ Tian_ Tian_ Han_ Chang_ Sheng_ Qing_ Sheng_ Chan_ Chan_ Rui_ Sheng_ Su_ Sen_ Yong_
      Shuai_ Lu_ Fu_ Yong_ Beng_ Feng_ Ning_ Tian_ You_ Jia_ Shen_ Zha_ Dian_ Fu_ Nan_ Dian_ Ping_ Ting_ Hua_ Ting_ Quan_
      Zi_ Meng_ Bi_ Qi_ Liu_ Xun_ Liu_ Chang_ Mu_ Yun_ Fan_ Fu_ Geng_ Tian_ Jie_ Jie_ Quan_ Wei_ Fu_ Tian_ Mu_ Tap_ Pan_
      Jiang_ Wa_ Da_ Nan_ Liu_ Ben_ Zhen_ Chu_ Mu_ Mu_ Ce_ Cen_ Gai_ Bi_ Da_ Zhi_ Lue_ Qi_ Lue_ Pan_ Kesa_ Fan_ Hua_ Yu_ Yu_
      Mu_ Jun_ Yi_ Liu_ Yu_ Die_ Chou_ Hua_ Dang_ Chuo_ Ji_ Wan_ Jiang_ Sheng_ Chang_ Tuan_ Lei_ Ji_ Cha_ Liu_ Tatamu_ Tuan_
      Lin_ Jiang_ Jiang_ Chou_ Bo_ Die_ Die_ Pi_ Nie_ Dan_ Shu_ Shu_ Zhi_ Yi_ Chuang_ Nai_ Ding_ Bi_ Jie_ Liao_ Gong_ Ge_
      Jiu_ Zhou_ Xia_ Shan_ Xu_ Nue_ Li_ Yang_ Chen_ You_ Ba_ Jie_ Jue_ Zhi_ Xia_ Cui_ Bi_ Yi_ Li_ Zong_ Chuang_ Feng_ Zhu_
      Pao_ Pi_ Gan_ Ke_ Ci_ Xie_ Qi_ Dan_ Zhen_ Fa_ Zhi_ Teng_ Ju_ Ji_ Fei_ Qu_ Dian_ Jia_ Xian_ Cha_ Bing_ Ni_ Zheng_ Yong_
      Jing_ Quan_ Chong_ Tong_ Yi_ Kai_ Wei_ Hui_ Duo_ Yang_ Chi_ Zhi_ Hen_ Ya_ Mei_ Dou_ Jing_ Xiao_ Tong_ Tu_ Mang_ Pi_
      Xiao_ Suan_ Pu_ Li_ Zhi_ Cuo_ Duo_ Wu_ Sha_ Lao_ Shou_ Huan_ Xian_ Yi_ Peng_ Zhang_ Guan_ Tan_ Fei_ Ma_ Lin_ Chi_ Ji_
      Dian_ An_ Chi_ Bi_ Bei_ Min_ Gu_ Dui_ E_ Wei_
      """#,
    0x76: #"""
      Yu_ Cui_ Ya_ Zhu_ Cu_ Dan_ Shen_ Zhung_ Ji_ Yu_ Hou_ Feng_ La_ Yang_ Shen_ Tu_ Yu_ Gua_ Wen_ Huan_ Ku_ Jia_ Yin_ Yi_
      Lu_ Sao_ Jue_ Chi_ Xi_ Guan_ Yi_ Wen_ Ji_ Chuang_ Ban_ Lei_ Liu_ Chai_ Shou_ Nue_ Dian_ Da_ Pie_ Tan_ Zhang_ Biao_
      Shen_ Cu_ Luo_ Yi_ Zong_ Chou_ Zhang_ Zhai_ Sou_ Suo_ Que_ Diao_ Lou_ Lu_ Mo_ Jin_ Yin_ Ying_ Huang_ Fu_ Liao_ Long_
      Qiao_ Liu_ Lao_ Xian_ Fei_ Dan_ Yin_ He_ Yan_ Ban_ Xian_ Guan_ Guai_ Nong_ Yu_ Wei_ Yi_ Yong_ Pi_ Lei_ Li_ Shu_ Dan_
      Lin_ Dian_ Lin_ Lai_ Pie_ Ji_ Chi_ Yang_ Xian_ Jie_ Zheng_ [?]_ Li_ Huo_ Lai_ Shaku_ Dian_ Xian_ Ying_ Yin_ Qu_ Yong_
      Tan_ Dian_ Luo_ Luan_ Luan_ Bo_ [?]_ Gui_ Po_ Fa_ Deng_ Fa_ Bai_ Bai_ Qie_ Bi_ Zao_ Zao_ Mao_ De_ Pa_ Jie_ Huang_ Gui_
      Ci_ Ling_ Gao_ Mo_ Ji_ Jiao_ Peng_ Gao_ Ai_ E_ Hao_ Han_ Bi_ Wan_ Chou_ Qian_ Xi_ Ai_ Jiong_ Hao_ Huang_ Hao_ Ze_ Cui_
      Hao_ Xiao_ Ye_ Po_ Hao_ Jiao_ Ai_ Xing_ Huang_ Li_ Piao_ He_ Jiao_ Pi_ Gan_ Pao_ Zhou_ Jun_ Qiu_ Cun_ Que_ Zha_ Gu_
      Jun_ Jun_ Zhou_ Zha_ Gu_ Zhan_ Du_ Min_ Qi_ Ying_ Yu_ Bei_ Zhao_ Zhong_ Pen_ He_ Ying_ He_ Yi_ Bo_ Wan_ He_ Ang_ Zhan_
      Yan_ Jian_ He_ Yu_ Kui_ Fan_ Gai_ Dao_ Pan_ Fu_ Qiu_ Sheng_ Dao_ Lu_ Zhan_ Meng_ Li_ Jin_ Xu_ Jian_ Pan_ Guan_ An_ Lu_
      Shu_ Zhou_ Dang_ An_ Gu_ Li_ Mu_ Cheng_ Gan_ Xu_ Mang_ Mang_ Zhi_ Qi_ Ruan_ Tian_ Xiang_ Dun_ Xin_ Xi_ Pan_ Feng_ Dun_
      Min_
      """#,
    0x77: #"""
      Ming_ Sheng_ Shi_ Yun_ Mian_ Pan_ Fang_ Miao_ Dan_ Mei_ Mao_ Kan_ Xian_ Ou_ Shi_ Yang_ Zheng_ Yao_ Shen_ Huo_ Da_
      Zhen_ Kuang_ Ju_ Shen_ Chi_ Sheng_ Mei_ Mo_ Zhu_ Zhen_ Zhen_ Mian_ Di_ Yuan_ Die_ Yi_ Zi_ Zi_ Chao_ Zha_ Xuan_ Bing_
      Mi_ Long_ Sui_ Dong_ Mi_ Die_ Yi_ Er_ Ming_ Xuan_ Chi_ Kuang_ Juan_ Mou_ Zhen_ Tiao_ Yang_ Yan_ Mo_ Zhong_ Mai_ Zhao_
      Zheng_ Mei_ Jun_ Shao_ Han_ Huan_ Di_ Cheng_ Cuo_ Juan_ E_ Wan_ Xian_ Xi_ Kun_ Lai_ Jian_ Shan_ Tian_ Hun_ Wan_ Ling_
      Shi_ Qiong_ Lie_ Yai_ Jing_ Zheng_ Li_ Lai_ Sui_ Juan_ Shui_ Sui_ Du_ Bi_ Bi_ Mu_ Hun_ Ni_ Lu_ Yi_ Jie_ Cai_ Zhou_ Yu_
      Hun_ Ma_ Xia_ Xing_ Xi_ Gun_ Cai_ Chun_ Jian_ Mei_ Du_ Hou_ Xuan_ Ti_ Kui_ Gao_ Rui_ Mou_ Xu_ Fa_ Wen_ Miao_ Chou_
      Kui_ Mi_ Weng_ Kou_ Dang_ Chen_ Ke_ Sou_ Xia_ Qiong_ Mao_ Ming_ Man_ Shui_ Ze_ Zhang_ Yi_ Diao_ Ou_ Mo_ Shun_ Cong_
      Lou_ Chi_ Man_ Piao_ Cheng_ Ji_ Meng_ [?]_ Run_ Pie_ Xi_ Qiao_ Pu_ Zhu_ Deng_ Shen_ Shun_ Liao_ Che_ Xian_ Kan_ Ye_
      Xu_ Tong_ Mou_ Lin_ Kui_ Xian_ Ye_ Ai_ Hui_ Zhan_ Jian_ Gu_ Zhao_ Qu_ Wei_ Chou_ Sao_ Ning_ Xun_ Yao_ Huo_ Meng_ Mian_
      Bin_ Mian_ Li_ Kuang_ Jue_ Xuan_ Mian_ Huo_ Lu_ Meng_ Long_ Guan_ Man_ Xi_ Chu_ Tang_ Kan_ Zhu_ Mao_ Jin_ Lin_ Yu_
      Shuo_ Ce_ Jue_ Shi_ Yi_ Shen_ Zhi_ Hou_ Shen_ Ying_ Ju_ Zhou_ Jiao_ Cuo_ Duan_ Ai_ Jiao_ Zeng_ Huo_ Bai_ Shi_ Ding_
      Qi_ Ji_ Zi_ Gan_ Wu_ Tuo_ Ku_ Qiang_ Xi_ Fan_ Kuang_
      """#,
    0x78: #"""
      Dang_ Ma_ Sha_ Dan_ Jue_ Li_ Fu_ Min_ Nuo_ Huo_ Kang_ Zhi_ Qi_ Kan_ Jie_ Fen_ E_ Ya_ Pi_ Zhe_ Yan_ Sui_ Zhuan_ Che_
      Dun_ Pan_ Yan_ [?]_ Feng_ Fa_ Mo_ Zha_ Qu_ Yu_ Luo_ Tuo_ Tuo_ Di_ Zhai_ Zhen_ Ai_ Fei_ Mu_ Zhu_ Li_ Bian_ Nu_ Ping_
      Peng_ Ling_ Pao_ Le_ Po_ Bo_ Po_ Shen_ Za_ Nuo_ Li_ Long_ Tong_ [?]_ Li_ Aragane_ Chu_ Keng_ Quan_ Zhu_ Kuang_ Huo_ E_
      Nao_ Jia_ Lu_ Wei_ Ai_ Luo_ Ken_ Xing_ Yan_ Tong_ Peng_ Xi_ [?]_ Hong_ Shuo_ Xia_ Qiao_ [?]_ Wei_ Qiao_ [?]_ Keng_
      Xiao_ Que_ Chan_ Lang_ Hong_ Yu_ Xiao_ Xia_ Mang_ Long_ Iong_ Che_ Che_ E_ Liu_ Ying_ Mang_ Que_ Yan_ Sha_ Kun_ Yu_
      [?]_ Kaki_ Lu_ Chen_ Jian_ Nue_ Song_ Zhuo_ Keng_ Peng_ Yan_ Zhui_ Kong_ Ceng_ Qi_ Zong_ Qing_ Lin_ Jun_ Bo_ Ding_
      Min_ Diao_ Jian_ He_ Lu_ Ai_ Sui_ Que_ Ling_ Bei_ Yin_ Dui_ Wu_ Qi_ Lun_ Wan_ Dian_ Gang_ Pei_ Qi_ Chen_ Ruan_ Yan_
      Die_ Ding_ Du_ Tuo_ Jie_ Ying_ Bian_ Ke_ Bi_ Wei_ Shuo_ Zhen_ Duan_ Xia_ Dang_ Ti_ Nao_ Peng_ Jian_ Di_ Tan_ Cha_
      Seki_ Qi_ [?]_ Feng_ Xuan_ Que_ Que_ Ma_ Gong_ Nian_ Su_ E_ Ci_ Liu_ Si_ Tang_ Bang_ Hua_ Pi_ Wei_ Sang_ Lei_ Cuo_
      Zhen_ Xia_ Qi_ Lian_ Pan_ Wei_ Yun_ Dui_ Zhe_ Ke_ La_ [?]_ Qing_ Gun_ Zhuan_ Chan_ Qi_ Ao_ Peng_ Lu_ Lu_ Kan_ Qiang_
      Chen_ Yin_ Lei_ Biao_ Qi_ Mo_ Qi_ Cui_ Zong_ Qing_ Chuo_ [?]_ Ji_ Shan_ Lao_ Qu_ Zeng_ Deng_ Jian_ Xi_ Lin_ Ding_
      Dian_ Huang_ Pan_ Za_ Qiao_ Di_ Li_
      """#,
    0x79: #"""
      Tani_ Jiao_ [?]_ Zhang_ Qiao_ Dun_ Xian_ Yu_ Zhui_ He_ Huo_ Zhai_ Lei_ Ke_ Chu_ Ji_ Que_ Dang_ Yi_ Jiang_ Pi_ Pi_ Yu_
      Pin_ Qi_ Ai_ Kai_ Jian_ Yu_ Ruan_ Meng_ Pao_ Ci_ [?]_ [?]_ Mie_ Ca_ Xian_ Kuang_ Lei_ Lei_ Zhi_ Li_ Li_ Fan_ Que_ Pao_
      Ying_ Li_ Long_ Long_ Mo_ Bo_ Shuang_ Guan_ Lan_ Zan_ Yan_ Shi_ Shi_ Li_ Reng_ She_ Yue_ Si_ Qi_ Ta_ Ma_ Xie_ Xian_
      Xian_ Zhi_ Qi_ Zhi_ Beng_ Dui_ Zhong_ [?]_ Yi_ Shi_ You_ Zhi_ Tiao_ Fu_ Fu_ Mi_ Zu_ Zhi_ Suan_ Mei_ Zuo_ Qu_ Hu_ Zhu_
      Shen_ Sui_ Ci_ Chai_ Mi_ Lu_ Yu_ Xiang_ Wu_ Tiao_ Piao_ Zhu_ Gui_ Xia_ Zhi_ Ji_ Gao_ Zhen_ Gao_ Shui_ Jin_ Chen_ Gai_
      Kun_ Di_ Dao_ Huo_ Tao_ Qi_ Gu_ Guan_ Zui_ Ling_ Lu_ Bing_ Jin_ Dao_ Zhi_ Lu_ Shan_ Bei_ Zhe_ Hui_ You_ Xi_ Yin_ Zi_
      Huo_ Zhen_ Fu_ Yuan_ Wu_ Xian_ Yang_ Ti_ Yi_ Mei_ Si_ Di_ [?]_ Zhuo_ Zhen_ Yong_ Ji_ Gao_ Tang_ Si_ Ma_ Ta_ [?]_ Xuan_
      Qi_ Yu_ Xi_ Ji_ Si_ Chan_ Tan_ Kuai_ Sui_ Li_ Nong_ Ni_ Dao_ Li_ Rang_ Yue_ Ti_ Zan_ Lei_ Rou_ Yu_ Yu_ Chi_ Xie_ Qin_
      He_ Tu_ Xiu_ Si_ Ren_ Tu_ Zi_ Cha_ Gan_ Yi_ Xian_ Bing_ Nian_ Qiu_ Qiu_ Chong_ Fen_ Hao_ Yun_ Ke_ Miao_ Zhi_ Geng_ Bi_
      Zhi_ Yu_ Mi_ Ku_ Ban_ Pi_ Ni_ Li_ You_ Zu_ Pi_ Ba_ Ling_ Mo_ Cheng_ Nian_ Qin_ Yang_ Zuo_ Zhi_ Zhi_ Shu_ Ju_ Zi_ Huo_
      Ji_ Cheng_ Tong_ Zhi_ Huo_ He_ Yin_ Zi_ Zhi_ Jie_ Ren_ Du_ Yi_ Zhu_ Hui_ Nong_ Fu_
      """#,
    0x7A: #"""
      Xi_ Kao_ Lang_ Fu_ Ze_ Shui_ Lu_ Kun_ Gan_ Geng_ Ti_ Cheng_ Tu_ Shao_ Shui_ Ya_ Lun_ Lu_ Gu_ Zuo_ Ren_ Zhun_ Bang_
      Bai_ Ji_ Zhi_ Zhi_ Kun_ Leng_ Peng_ Ke_ Bing_ Chou_ Zu_ Yu_ Su_ Lue_ [?]_ Yi_ Xi_ Bian_ Ji_ Fu_ Bi_ Nuo_ Jie_ Zhong_
      Zong_ Xu_ Cheng_ Dao_ Wen_ Lian_ Zi_ Yu_ Ji_ Xu_ Zhen_ Zhi_ Dao_ Jia_ Ji_ Gao_ Gao_ Gu_ Rong_ Sui_ You_ Ji_ Kang_ Mu_
      Shan_ Men_ Zhi_ Ji_ Lu_ Su_ Ji_ Ying_ Wen_ Qiu_ Se_ [?]_ Yi_ Huang_ Qie_ Ji_ Sui_ Xiao_ Pu_ Jiao_ Zhuo_ Tong_ Sai_ Lu_
      Sui_ Nong_ Se_ Hui_ Rang_ Nuo_ Yu_ Bin_ Ji_ Tui_ Wen_ Cheng_ Huo_ Gong_ Lu_ Biao_ [?]_ Rang_ Zhuo_ Li_ Zan_ Xue_ Wa_
      Jiu_ Qiong_ Xi_ Qiong_ Kong_ Yu_ Sen_ Jing_ Yao_ Chuan_ Zhun_ Tu_ Lao_ Qie_ Zhai_ Yao_ Bian_ Bao_ Yao_ Bing_ Wa_ Zhu_
      Jiao_ Qiao_ Diao_ Wu_ Gui_ Yao_ Zhi_ Chuang_ Yao_ Tiao_ Jiao_ Chuang_ Jiong_ Xiao_ Cheng_ Kou_ Cuan_ Wo_ Dan_ Ku_ Ke_
      Zhui_ Xu_ Su_ Guan_ Kui_ Dou_ [?]_ Yin_ Wo_ Wa_ Ya_ Yu_ Ju_ Qiong_ Yao_ Yao_ Tiao_ Chao_ Yu_ Tian_ Diao_ Ju_ Liao_ Xi_
      Wu_ Kui_ Chuang_ Zhao_ [?]_ Kuan_ Long_ Cheng_ Cui_ Piao_ Zao_ Cuan_ Qiao_ Qiong_ Dou_ Zao_ Long_ Qie_ Li_ Chu_ Shi_
      Fou_ Qian_ Chu_ Hong_ Qi_ Qian_ Gong_ Shi_ Shu_ Miao_ Ju_ Zhan_ Zhu_ Ling_ Long_ Bing_ Jing_ Jing_ Zhang_ Yi_ Si_ Jun_
      Hong_ Tong_ Song_ Jing_ Diao_ Yi_ Shu_ Jing_ Qu_ Jie_ Ping_ Duan_ Shao_ Zhuan_ Ceng_ Deng_ Cui_ Huai_ Jing_ Kan_ Jing_
      Zhu_ Zhu_ Le_ Peng_ Yu_ Chi_ Gan_
      """#,
    0x7B: #"""
      Mang_ Zhu_ Utsubo_ Du_ Ji_ Xiao_ Ba_ Suan_ Ji_ Zhen_ Zhao_ Sun_ Ya_ Zhui_ Yuan_ Hu_ Gang_ Xiao_ Cen_ Pi_ Bi_ Jian_ Yi_
      Dong_ Shan_ Sheng_ Xia_ Di_ Zhu_ Na_ Chi_ Gu_ Li_ Qie_ Min_ Bao_ Tiao_ Si_ Fu_ Ce_ Ben_ Pei_ Da_ Zi_ Di_ Ling_ Ze_ Nu_
      Fu_ Gou_ Fan_ Jia_ Ge_ Fan_ Shi_ Mao_ Po_ Sey_ Jian_ Qiong_ Long_ Souke_ Bian_ Luo_ Gui_ Qu_ Chi_ Yin_ Yao_ Xian_ Bi_
      Qiong_ Gua_ Deng_ Jiao_ Jin_ Quan_ Sun_ Ru_ Fa_ Kuang_ Zhu_ Tong_ Ji_ Da_ Xing_ Ce_ Zhong_ Kou_ Lai_ Bi_ Shai_ Dang_
      Zheng_ Ce_ Fu_ Yun_ Tu_ Pa_ Li_ Lang_ Ju_ Guan_ Jian_ Han_ Tong_ Xia_ Zhi_ Cheng_ Suan_ Shi_ Zhu_ Zuo_ Xiao_ Shao_
      Ting_ Ce_ Yan_ Gao_ Kuai_ Gan_ Chou_ Kago_ Gang_ Yun_ O_ Qian_ Xiao_ Jian_ Pu_ Lai_ Zou_ Bi_ Bi_ Bi_ Ge_ Chi_ Guai_
      Yu_ Jian_ Zhao_ Gu_ Chi_ Zheng_ Jing_ Sha_ Zhou_ Lu_ Bo_ Ji_ Lin_ Suan_ Jun_ Fu_ Zha_ Gu_ Kong_ Qian_ Quan_ Jun_ Chui_
      Guan_ Yuan_ Ce_ Ju_ Bo_ Ze_ Qie_ Tuo_ Luo_ Dan_ Xiao_ Ruo_ Jian_ Xuan_ Bian_ Sun_ Xiang_ Xian_ Ping_ Zhen_ Sheng_ Hu_
      Shi_ Zhu_ Yue_ Chun_ Lu_ Wu_ Dong_ Xiao_ Ji_ Jie_ Huang_ Xing_ Mei_ Fan_ Chui_ Zhuan_ Pian_ Feng_ Zhu_ Hong_ Qie_ Hou_
      Qiu_ Miao_ Qian_ [?]_ Kui_ Sik_ Lou_ Yun_ He_ Tang_ Yue_ Chou_ Gao_ Fei_ Ruo_ Zheng_ Gou_ Nie_ Qian_ Xiao_ Cuan_ Gong_
      Pang_ Du_ Li_ Bi_ Zhuo_ Chu_ Shai_ Chi_ Zhu_ Qiang_ Long_ Lan_ Jian_ Bu_ Li_ Hui_ Bi_ Di_ Cong_ Yan_ Peng_ Sen_ Zhuan_
      Pai_ Piao_ Dou_ Yu_ Mie_ Zhuan_
      """#,
    0x7C: #"""
      Ze_ Xi_ Guo_ Yi_ Hu_ Chan_ Kou_ Cu_ Ping_ Chou_ Ji_ Gui_ Su_ Lou_ Zha_ Lu_ Nian_ Suo_ Cuan_ Sasara_ Suo_ Le_ Duan_
      Yana_ Xiao_ Bo_ Mi_ Si_ Dang_ Liao_ Dan_ Dian_ Fu_ Jian_ Min_ Kui_ Dai_ Qiao_ Deng_ Huang_ Sun_ Lao_ Zan_ Xiao_ Du_
      Shi_ Zan_ [?]_ Pai_ Hata_ Pai_ Gan_ Ju_ Du_ Lu_ Yan_ Bo_ Dang_ Sai_ Ke_ Long_ Qian_ Lian_ Bo_ Zhou_ Lai_ [?]_ Lan_
      Kui_ Yu_ Yue_ Hao_ Zhen_ Tai_ Ti_ Mi_ Chou_ Ji_ [?]_ Hata_ Teng_ Zhuan_ Zhou_ Fan_ Sou_ Zhou_ Kuji_ Zhuo_ Teng_ Lu_
      Lu_ Jian_ Tuo_ Ying_ Yu_ Lai_ Long_ Shinshi_ Lian_ Lan_ Qian_ Yue_ Zhong_ Qu_ Lian_ Bian_ Duan_ Zuan_ Li_ Si_ Luo_
      Ying_ Yue_ Zhuo_ Xu_ Mi_ Di_ Fan_ Shen_ Zhe_ Shen_ Nu_ Xie_ Lei_ Xian_ Zi_ Ni_ Cun_ [?]_ Qian_ Kume_ Bi_ Ban_ Wu_ Sha_
      Kang_ Rou_ Fen_ Bi_ Cui_ [?]_ Li_ Chi_ Nukamiso_ Ro_ Ba_ Li_ Gan_ Ju_ Po_ Mo_ Cu_ Nian_ Zhou_ Li_ Su_ Tiao_ Li_ Qi_
      Su_ Hong_ Tong_ Zi_ Ce_ Yue_ Zhou_ Lin_ Zhuang_ Bai_ [?]_ Fen_ Ji_ [?]_ Sukumo_ Liang_ Xian_ Fu_ Liang_ Can_ Geng_ Li_
      Yue_ Lu_ Ju_ Qi_ Cui_ Bai_ Zhang_ Lin_ Zong_ Jing_ Guo_ Kouji_ San_ San_ Tang_ Bian_ Rou_ Mian_ Hou_ Xu_ Zong_ Hu_
      Jian_ Zan_ Ci_ Li_ Xie_ Fu_ Ni_ Bei_ Gu_ Xiu_ Gao_ Tang_ Qiu_ Sukumo_ Cao_ Zhuang_ Tang_ Mi_ San_ Fen_ Zao_ Kang_
      Jiang_ Mo_ San_ San_ Nuo_ Xi_ Liang_ Jiang_ Kuai_ Bo_ Huan_ [?]_ Zong_ Xian_ Nuo_ Tuan_ Nie_ Li_ Zuo_ Di_ Nie_ Tiao_
      Lan_ Mi_ Jiao_ Jiu_ Xi_ Gong_ Zheng_ Jiu_ You_
      """#,
    0x7D: #"""
      Ji_ Cha_ Zhou_ Xun_ Yue_ Hong_ Yu_ He_ Wan_ Ren_ Wen_ Wen_ Qiu_ Na_ Zi_ Tou_ Niu_ Fou_ Jie_ Shu_ Chun_ Pi_ Yin_ Sha_
      Hong_ Zhi_ Ji_ Fen_ Yun_ Ren_ Dan_ Jin_ Su_ Fang_ Suo_ Cui_ Jiu_ Zha_ Kinu_ Jin_ Fu_ Zhi_ Ci_ Zi_ Chou_ Hong_ Zha_
      Lei_ Xi_ Fu_ Xie_ Shen_ Bei_ Zhu_ Qu_ Ling_ Zhu_ Shao_ Gan_ Yang_ Fu_ Tuo_ Zhen_ Dai_ Zhuo_ Shi_ Zhong_ Xian_ Zu_
      Jiong_ Ban_ Ju_ Mo_ Shu_ Zui_ Wata_ Jing_ Ren_ Heng_ Xie_ Jie_ Zhu_ Chou_ Gua_ Bai_ Jue_ Kuang_ Hu_ Ci_ Geng_ Geng_
      Tao_ Xie_ Ku_ Jiao_ Quan_ Gai_ Luo_ Xuan_ Bing_ Xian_ Fu_ Gei_ Tong_ Rong_ Tiao_ Yin_ Lei_ Xie_ Quan_ Xu_ Lun_ Die_
      Tong_ Si_ Jiang_ Xiang_ Hui_ Jue_ Zhi_ Jian_ Juan_ Chi_ Mian_ Zhen_ Lu_ Cheng_ Qiu_ Shu_ Bang_ Tong_ Xiao_ Wan_ Qin_
      Geng_ Xiu_ Ti_ Xiu_ Xie_ Hong_ Xi_ Fu_ Ting_ Sui_ Dui_ Kun_ Fu_ Jing_ Hu_ Zhi_ Yan_ Jiong_ Feng_ Ji_ Sok_ Kase_ Zong_
      Lin_ Duo_ Li_ Lu_ Liang_ Chou_ Quan_ Shao_ Qi_ Qi_ Zhun_ Qi_ Wan_ Qian_ Xian_ Shou_ Wei_ Qi_ Tao_ Wan_ Gang_ Wang_
      Beng_ Zhui_ Cai_ Guo_ Cui_ Lun_ Liu_ Qi_ Zhan_ Bei_ Chuo_ Ling_ Mian_ Qi_ Qie_ Tan_ Zong_ Gun_ Zou_ Yi_ Zi_ Xing_
      Liang_ Jin_ Fei_ Rui_ Min_ Yu_ Zong_ Fan_ Lu_ Xu_ Yingl_ Zhang_ Kasuri_ Xu_ Xiang_ Jian_ Ke_ Xian_ Ruan_ Mian_ Qi_
      Duan_ Zhong_ Di_ Min_ Miao_ Yuan_ Xie_ Bao_ Si_ Qiu_ Bian_ Huan_ Geng_ Cong_ Mian_ Wei_ Fu_ Wei_ Yu_ Gou_ Miao_ Xie_
      Lian_ Zong_ Bian_ Yun_ Yin_ Ti_ Gua_ Zhi_ Yun_ Cheng_ Chan_ Dai_
      """#,
    0x7E: #"""
      Xia_ Yuan_ Zong_ Xu_ Nawa_ Odoshi_ Geng_ Sen_ Ying_ Jin_ Yi_ Zhui_ Ni_ Bang_ Gu_ Pan_ Zhou_ Jian_ Cuo_ Quan_ Shuang_
      Yun_ Xia_ Shuai_ Xi_ Rong_ Tao_ Fu_ Yun_ Zhen_ Gao_ Ru_ Hu_ Zai_ Teng_ Xian_ Su_ Zhen_ Zong_ Tao_ Horo_ Cai_ Bi_ Feng_
      Cu_ Li_ Suo_ Yin_ Xi_ Zong_ Lei_ Zhuan_ Qian_ Man_ Zhi_ Lu_ Mo_ Piao_ Lian_ Mi_ Xuan_ Zong_ Ji_ Shan_ Sui_ Fan_ Shuai_
      Beng_ Yi_ Sao_ Mou_ Zhou_ Qiang_ Hun_ Sem_ Xi_ Jung_ Xiu_ Ran_ Xuan_ Hui_ Qiao_ Zeng_ Zuo_ Zhi_ Shan_ San_ Lin_ Yu_
      Fan_ Liao_ Chuo_ Zun_ Jian_ Rao_ Chan_ Rui_ Xiu_ Hui_ Hua_ Zuan_ Xi_ Qiang_ Un_ Da_ Sheng_ Hui_ Xi_ Se_ Jian_ Jiang_
      Huan_ Zao_ Cong_ Jie_ Jiao_ Bo_ Chan_ Yi_ Nao_ Sui_ Yi_ Shai_ Xu_ Ji_ Bin_ Qian_ Lan_ Pu_ Xun_ Zuan_ Qi_ Peng_ Li_ Mo_
      Lei_ Xie_ Zuan_ Kuang_ You_ Xu_ Lei_ Xian_ Chan_ Kou_ Lu_ Chan_ Ying_ Cai_ Xiang_ Xian_ Zui_ Zuan_ Luo_ Xi_ Dao_ Lan_
      Lei_ Lian_ Si_ Jiu_ Yu_ Hong_ Zhou_ Xian_ He_ Yue_ Ji_ Wan_ Kuang_ Ji_ Ren_ Wei_ Yun_ Hong_ Chun_ Pi_ Sha_ Gang_ Na_
      Ren_ Zong_ Lun_ Fen_ Zhi_ Wen_ Fang_ Zhu_ Yin_ Niu_ Shu_ Xian_ Gan_ Xie_ Fu_ Lian_ Zu_ Shen_ Xi_ Zhi_ Zhong_ Zhou_
      Ban_ Fu_ Zhuo_ Shao_ Yi_ Jing_ Dai_ Bang_ Rong_ Jie_ Ku_ Rao_ Die_ Heng_ Hui_ Gei_ Xuan_ Jiang_ Luo_ Jue_ Jiao_ Tong_
      Geng_ Xiao_ Juan_ Xiu_ Xi_ Sui_ Tao_ Ji_ Ti_ Ji_ Xu_ Ling_ [?]_ Xu_ Qi_ Fei_ Chuo_ Zhang_ Gun_ Sheng_ Wei_ Mian_ Shou_
      Beng_ Chou_ Tao_ Liu_ Quan_ Zong_ Zhan_ Wan_ Lu_
      """#,
    0x7F: #"""
      Zhui_ Zi_ Ke_ Xiang_ Jian_ Mian_ Lan_ Ti_ Miao_ Qi_ Yun_ Hui_ Si_ Duo_ Duan_ Bian_ Xian_ Gou_ Zhui_ Huan_ Di_ Lu_
      Bian_ Min_ Yuan_ Jin_ Fu_ Ru_ Zhen_ Feng_ Shuai_ Gao_ Chan_ Li_ Yi_ Jian_ Bin_ Piao_ Man_ Lei_ Ying_ Suo_ Mou_ Sao_
      Xie_ Liao_ Shan_ Zeng_ Jiang_ Qian_ Zao_ Huan_ Jiao_ Zuan_ Fou_ Xie_ Gang_ Fou_ Que_ Fou_ Kaakeru_ Bo_ Ping_ Hou_ [?]_
      Gang_ Ying_ Ying_ Qing_ Xia_ Guan_ Zun_ Tan_ Chang_ Qi_ Weng_ Ying_ Lei_ Tan_ Lu_ Guan_ Wang_ Wang_ Gang_ Wang_ Han_
      [?]_ Luo_ Fu_ Mi_ Fa_ Gu_ Zhu_ Ju_ Mao_ Gu_ Min_ Gang_ Ba_ Gua_ Ti_ Juan_ Fu_ Lin_ Yan_ Zhao_ Zui_ Gua_ Zhuo_ Yu_ Zhi_
      An_ Fa_ Nan_ Shu_ Si_ Pi_ Ma_ Liu_ Ba_ Fa_ Li_ Chao_ Wei_ Bi_ Ji_ Zeng_ Tong_ Liu_ Ji_ Juan_ Mi_ Zhao_ Luo_ Pi_ Ji_
      Ji_ Luan_ Yang_ Mie_ Qiang_ Ta_ Mei_ Yang_ You_ You_ Fen_ Ba_ Gao_ Yang_ Gu_ Qiang_ Zang_ Gao_ Ling_ Yi_ Zhu_ Di_ Xiu_
      Qian_ Yi_ Xian_ Rong_ Qun_ Qun_ Qian_ Huan_ Zui_ Xian_ Yi_ Yashinau_ Qiang_ Xian_ Yu_ Geng_ Jie_ Tang_ Yuan_ Xi_ Fan_
      Shan_ Fen_ Shan_ Lian_ Lei_ Geng_ Nou_ Qiang_ Chan_ Yu_ Gong_ Yi_ Chong_ Weng_ Fen_ Hong_ Chi_ Chi_ Cui_ Fu_ Xia_ Pen_
      Yi_ La_ Yi_ Pi_ Ling_ Liu_ Zhi_ Qu_ Xi_ Xie_ Xiang_ Xi_ Xi_ Qi_ Qiao_ Hui_ Hui_ Xiao_ Se_ Hong_ Jiang_ Di_ Cui_ Fei_
      Tao_ Sha_ Chi_ Zhu_ Jian_ Xuan_ Shi_ Pian_ Zong_ Wan_ Hui_ Hou_ He_ He_ Han_ Ao_ Piao_ Yi_ Lian_ Qu_ [?]_ Lin_ Pen_
      Qiao_ Ao_ Fan_ Yi_ Hui_ Xuan_ Dao_
      """#,
    0x80: #"""
      Yao_ Lao_ [?]_ Kao_ Mao_ Zhe_ Qi_ Gou_ Gou_ Gou_ Die_ Die_ Er_ Shua_ Ruan_ Er_ Nai_ Zhuan_ Lei_ Ting_ Zi_ Geng_ Chao_
      Hao_ Yun_ Pa_ Pi_ Chi_ Si_ Chu_ Jia_ Ju_ He_ Chu_ Lao_ Lun_ Ji_ Tang_ Ou_ Lou_ Nou_ Gou_ Pang_ Ze_ Lou_ Ji_ Lao_ Huo_
      You_ Mo_ Huai_ Er_ Zhe_ Ting_ Ye_ Da_ Song_ Qin_ Yun_ Chi_ Dan_ Dan_ Hong_ Geng_ Zhi_ [?]_ Nie_ Dan_ Zhen_ Che_ Ling_
      Zheng_ You_ Wa_ Liao_ Long_ Zhi_ Ning_ Tiao_ Er_ Ya_ Die_ Gua_ [?]_ Lian_ Hao_ Sheng_ Lie_ Pin_ Jing_ Ju_ Bi_ Di_ Guo_
      Wen_ Xu_ Ping_ Cong_ Shikato_ [?]_ Ting_ Yu_ Cong_ Kui_ Tsuraneru_ Kui_ Cong_ Lian_ Weng_ Kui_ Lian_ Lian_ Cong_ Ao_
      Sheng_ Song_ Ting_ Kui_ Nie_ Zhi_ Dan_ Ning_ Qie_ Ji_ Ting_ Ting_ Long_ Yu_ Yu_ Zhao_ Si_ Su_ Yi_ Su_ Si_ Zhao_ Zhao_
      Rou_ Yi_ Le_ Ji_ Qiu_ Ken_ Cao_ Ge_ Di_ Huan_ Huang_ Yi_ Ren_ Xiao_ Ru_ Zhou_ Yuan_ Du_ Gang_ Rong_ Gan_ Cha_ Wo_
      Chang_ Gu_ Zhi_ Han_ Fu_ Fei_ Fen_ Pei_ Pang_ Jian_ Fang_ Zhun_ You_ Na_ Hang_ Ken_ Ran_ Gong_ Yu_ Wen_ Yao_ Jin_ Pi_
      Qian_ Xi_ Xi_ Fei_ Ken_ Jing_ Tai_ Shen_ Zhong_ Zhang_ Xie_ Shen_ Wei_ Zhou_ Die_ Dan_ Fei_ Ba_ Bo_ Qu_ Tian_ Bei_
      Gua_ Tai_ Zi_ Ku_ Zhi_ Ni_ Ping_ Zi_ Fu_ Pang_ Zhen_ Xian_ Zuo_ Pei_ Jia_ Sheng_ Zhi_ Bao_ Mu_ Qu_ Hu_ Ke_ Yi_ Yin_
      Xu_ Yang_ Long_ Dong_ Ka_ Lu_ Jing_ Nu_ Yan_ Pang_ Kua_ Yi_ Guang_ Gai_ Ge_ Dong_ Zhi_ Xiao_ Xiong_ Xiong_ Er_ E_
      Xing_ Pian_ Neng_ Zi_ Gui_
      """#,
    0x81: #"""
      Cheng_ Tiao_ Zhi_ Cui_ Mei_ Xie_ Cui_ Xie_ Mo_ Mai_ Ji_ Obiyaakasu_ [?]_ Kuai_ Sa_ Zang_ Qi_ Nao_ Mi_ Nong_ Luan_ Wan_
      Bo_ Wen_ Guan_ Qiu_ Jiao_ Jing_ Rou_ Heng_ Cuo_ Lie_ Shan_ Ting_ Mei_ Chun_ Shen_ Xie_ De_ Zui_ Cu_ Xiu_ Xin_ Tuo_
      Pao_ Cheng_ Nei_ Fu_ Dou_ Tuo_ Niao_ Noy_ Pi_ Gu_ Gua_ Li_ Lian_ Zhang_ Cui_ Jie_ Liang_ Zhou_ Pi_ Biao_ Lun_ Pian_
      Guo_ Kui_ Chui_ Dan_ Tian_ Nei_ Jing_ Jie_ La_ Yi_ An_ Ren_ Shen_ Chuo_ Fu_ Fu_ Ju_ Fei_ Qiang_ Wan_ Dong_ Pi_ Guo_
      Zong_ Ding_ Wu_ Mei_ Ruan_ Zhuan_ Zhi_ Cou_ Gua_ Ou_ Di_ An_ Xing_ Nao_ Yu_ Chuan_ Nan_ Yun_ Zhong_ Rou_ E_ Sai_ Tu_
      Yao_ Jian_ Wei_ Jiao_ Yu_ Jia_ Duan_ Bi_ Chang_ Fu_ Xian_ Ni_ Mian_ Wa_ Teng_ Tui_ Bang_ Qian_ Lu_ Wa_ Sou_ Tang_ Su_
      Zhui_ Ge_ Yi_ Bo_ Liao_ Ji_ Pi_ Xie_ Gao_ Lu_ Bin_ Ou_ Chang_ Lu_ Guo_ Pang_ Chuai_ Piao_ Jiang_ Fu_ Tang_ Mo_ Xi_
      Zhuan_ Lu_ Jiao_ Ying_ Lu_ Zhi_ Tara_ Chun_ Lian_ Tong_ Peng_ Ni_ Zha_ Liao_ Cui_ Gui_ Xiao_ Teng_ Fan_ Zhi_ Jiao_
      Shan_ Wu_ Cui_ Run_ Xiang_ Sui_ Fen_ Ying_ Tan_ Zhua_ Dan_ Kuai_ Nong_ Tun_ Lian_ Bi_ Yong_ Jue_ Chu_ Yi_ Juan_ La_
      Lian_ Sao_ Tun_ Gu_ Qi_ Cui_ Bin_ Xun_ Ru_ Huo_ Zang_ Xian_ Biao_ Xing_ Kuan_ La_ Yan_ Lu_ Huo_ Zang_ Luo_ Qu_ Zang_
      Luan_ Ni_ Zang_ Chen_ Qian_ Wo_ Guang_ Zang_ Lin_ Guang_ Zi_ Jiao_ Nie_ Chou_ Ji_ Gao_ Chou_ Mian_ Nie_ Zhi_ Zhi_ Ge_
      Jian_ Die_ Zhi_ Xiu_ Tai_ Zhen_ Jiu_ Xian_ Yu_ Cha_
      """#,
    0x82: #"""
      Yao_ Yu_ Chong_ Xi_ Xi_ Jiu_ Yu_ Yu_ Xing_ Ju_ Jiu_ Xin_ She_ She_ Yadoru_ Jiu_ Shi_ Tan_ Shu_ Shi_ Tian_ Dan_ Pu_ Pu_
      Guan_ Hua_ Tan_ Chuan_ Shun_ Xia_ Wu_ Zhou_ Dao_ Gang_ Shan_ Yi_ [?]_ Pa_ Tai_ Fan_ Ban_ Chuan_ Hang_ Fang_ Ban_ Que_
      Hesaki_ Zhong_ Jian_ Cang_ Ling_ Zhu_ Ze_ Duo_ Bo_ Xian_ Ge_ Chuan_ Jia_ Lu_ Hong_ Pang_ Xi_ [?]_ Fu_ Zao_ Feng_ Li_
      Shao_ Yu_ Lang_ Ting_ [?]_ Wei_ Bo_ Meng_ Nian_ Ju_ Huang_ Shou_ Zong_ Bian_ Mao_ Die_ [?]_ Bang_ Cha_ Yi_ Sao_ Cang_
      Cao_ Lou_ Dai_ Sori_ Yao_ Tong_ Yofune_ Dang_ Tan_ Lu_ Yi_ Jie_ Jian_ Huo_ Meng_ Qi_ Lu_ Lu_ Chan_ Shuang_ Gen_ Liang_
      Jian_ Jian_ Se_ Yan_ Fu_ Ping_ Yan_ Yan_ Cao_ Cao_ Yi_ Le_ Ting_ Qiu_ Ai_ Nai_ Tiao_ Jiao_ Jie_ Peng_ Wan_ Yi_ Chai_
      Mian_ Mie_ Gan_ Qian_ Yu_ Yu_ Shuo_ Qiong_ Tu_ Xia_ Qi_ Mang_ Zi_ Hui_ Sui_ Zhi_ Xiang_ Bi_ Fu_ Tun_ Wei_ Wu_ Zhi_ Qi_
      Shan_ Wen_ Qian_ Ren_ Fou_ Kou_ Jie_ Lu_ Xu_ Ji_ Qin_ Qi_ Yuan_ Fen_ Ba_ Rui_ Xin_ Ji_ Hua_ Hua_ Fang_ Wu_ Jue_ Gou_
      Zhi_ Yun_ Qin_ Ao_ Chu_ Mao_ Ya_ Fei_ Reng_ Hang_ Cong_ Yin_ You_ Bian_ Yi_ Susa_ Wei_ Li_ Pi_ E_ Xian_ Chang_ Cang_
      Meng_ Su_ Yi_ Yuan_ Ran_ Ling_ Tai_ Tiao_ Di_ Miao_ Qiong_ Li_ Yong_ Ke_ Mu_ Pei_ Bao_ Gou_ Min_ Yi_ Yi_ Ju_ Pi_ Ruo_
      Ku_ Zhu_ Ni_ Bo_ Bing_ Shan_ Qiu_ Yao_ Xian_ Ben_ Hong_ Ying_ Zha_ Dong_ Ju_ Die_ Nie_ Gan_ Hu_ Ping_ Mei_ Fu_ Sheng_
      Gu_ Bi_ Wei_
      """#,
    0x83: #"""
      Fu_ Zhuo_ Mao_ Fan_ Qie_ Mao_ Mao_ Ba_ Zi_ Mo_ Zi_ Di_ Chi_ Ji_ Jing_ Long_ [?]_ Niao_ [?]_ Xue_ Ying_ Qiong_ Ge_
      Ming_ Li_ Rong_ Yin_ Gen_ Qian_ Chai_ Chen_ Yu_ Xiu_ Zi_ Lie_ Wu_ Ji_ Kui_ Ce_ Chong_ Ci_ Gou_ Guang_ Mang_ Chi_ Jiao_
      Jiao_ Fu_ Yu_ Zhu_ Zi_ Jiang_ Hui_ Yin_ Cha_ Fa_ Rong_ Ru_ Chong_ Mang_ Tong_ Zhong_ [?]_ Zhu_ Xun_ Huan_ Kua_ Quan_
      Gai_ Da_ Jing_ Xing_ Quan_ Cao_ Jing_ Er_ An_ Shou_ Chi_ Ren_ Jian_ Ti_ Huang_ Ping_ Li_ Jin_ Lao_ Shu_ Zhuang_ Da_
      Jia_ Rao_ Bi_ Ze_ Qiao_ Hui_ Qi_ Dang_ [?]_ Rong_ Hun_ Ying_ Luo_ Ying_ Xun_ Jin_ Sun_ Yin_ Mai_ Hong_ Zhou_ Yao_ Du_
      Wei_ Chu_ Dou_ Fu_ Ren_ Yin_ He_ Bi_ Bu_ Yun_ Di_ Tu_ Sui_ Sui_ Cheng_ Chen_ Wu_ Bie_ Xi_ Geng_ Li_ Fu_ Zhu_ Mo_ Li_
      Zhuang_ Ji_ Duo_ Qiu_ Sha_ Suo_ Chen_ Feng_ Ju_ Mei_ Meng_ Xing_ Jing_ Che_ Xin_ Jun_ Yan_ Ting_ Diao_ Cuo_ Wan_ Han_
      You_ Cuo_ Jia_ Wang_ You_ Niu_ Shao_ Xian_ Lang_ Fu_ E_ Mo_ Wen_ Jie_ Nan_ Mu_ Kan_ Lai_ Lian_ Shi_ Wo_ Usagi_ Lian_
      Huo_ You_ Ying_ Ying_ Nuc_ Chun_ Mang_ Mang_ Ci_ Wan_ Jing_ Di_ Qu_ Dong_ Jian_ Zou_ Gu_ La_ Lu_ Ju_ Wei_ Jun_ Nie_
      Kun_ He_ Pu_ Zi_ Gao_ Guo_ Fu_ Lun_ Chang_ Chou_ Song_ Chui_ Zhan_ Men_ Cai_ Ba_ Li_ Tu_ Bo_ Han_ Bao_ Qin_ Juan_ Xi_
      Qin_ Di_ Jie_ Pu_ Dang_ Jin_ Zhao_ Tai_ Geng_ Hua_ Gu_ Ling_ Fei_ Jin_ An_ Wang_ Beng_ Zhou_ Yan_ Ju_ Jian_ Lin_ Tan_
      Shu_ Tian_ Dao_
      """#,
    0x84: #"""
      Hu_ Qi_ He_ Cui_ Tao_ Chun_ Bei_ Chang_ Huan_ Fei_ Lai_ Qi_ Meng_ Ping_ Wei_ Dan_ Sha_ Huan_ Yan_ Yi_ Tiao_ Qi_ Wan_
      Ce_ Nai_ Kutabireru_ Tuo_ Jiu_ Tie_ Luo_ [?]_ [?]_ Meng_ [?]_ Yaji_ [?]_ Ying_ Ying_ Ying_ Xiao_ Sa_ Qiu_ Ke_ Xiang_
      Wan_ Yu_ Yu_ Fu_ Lian_ Xuan_ Yuan_ Nan_ Ze_ Wo_ Chun_ Xiao_ Yu_ Pian_ Mao_ An_ E_ Luo_ Ying_ Huo_ Gua_ Jiang_ Mian_
      Zuo_ Zuo_ Ju_ Bao_ Rou_ Xi_ Xie_ An_ Qu_ Jian_ Fu_ Lu_ Jing_ Pen_ Feng_ Hong_ Hong_ Hou_ Yan_ Tu_ Zhu_ Zi_ Xiang_
      Shen_ Ge_ Jie_ Jing_ Mi_ Huang_ Shen_ Pu_ Gai_ Dong_ Zhou_ Qian_ Wei_ Bo_ Wei_ Pa_ Ji_ Hu_ Zang_ Jia_ Duan_ Yao_ Jun_
      Cong_ Quan_ Wei_ Xian_ Kui_ Ting_ Hun_ Xi_ Shi_ Qi_ Lan_ Zong_ Yao_ Yuan_ Mei_ Yun_ Shu_ Di_ Zhuan_ Guan_ Sukumo_ Xue_
      Chan_ Kai_ Kui_ [?]_ Jiang_ Lou_ Wei_ Pai_ [?]_ Sou_ Yin_ Shi_ Chun_ Shi_ Yun_ Zhen_ Lang_ Nu_ Meng_ He_ Que_ Suan_
      Yuan_ Li_ Ju_ Xi_ Pang_ Chu_ Xu_ Tu_ Liu_ Wo_ Zhen_ Qian_ Zu_ Po_ Cuo_ Yuan_ Chu_ Yu_ Kuai_ Pan_ Pu_ Pu_ Na_ Shuo_ Xi_
      Fen_ Yun_ Zheng_ Jian_ Ji_ Ruo_ Cang_ En_ Mi_ Hao_ Sun_ Zhen_ Ming_ Sou_ Xu_ Liu_ Xi_ Gu_ Lang_ Rong_ Weng_ Gai_ Cuo_
      Shi_ Tang_ Luo_ Ru_ Suo_ Xian_ Bei_ Yao_ Gui_ Bi_ Zong_ Gun_ Za_ Xiu_ Ce_ Hai_ Lan_ [?]_ Ji_ Li_ Can_ Lang_ Yu_ [?]_
      Ying_ Mo_ Diao_ Tiao_ Mao_ Tong_ Zhu_ Peng_ An_ Lian_ Cong_ Xi_ Ping_ Qiu_ Jin_ Chun_ Jie_ Wei_ Tui_ Cao_ Yu_ Yi_ Ji_
      Liao_ Bi_ Lu_ Su_
      """#,
    0x85: #"""
      Bu_ Zhang_ Luo_ Jiang_ Man_ Yan_ Ling_ Ji_ Piao_ Gun_ Han_ Di_ Su_ Lu_ She_ Shang_ Di_ Mie_ Xun_ Man_ Bo_ Di_ Cuo_
      Zhe_ Sen_ Xuan_ Wei_ Hu_ Ao_ Mi_ Lou_ Cu_ Zhong_ Cai_ Po_ Jiang_ Mi_ Cong_ Niao_ Hui_ Jun_ Yin_ Jian_ Yan_ Shu_ Yin_
      Kui_ Chen_ Hu_ Sha_ Kou_ Qian_ Ma_ Zang_ Sonoko_ Qiang_ Dou_ Lian_ Lin_ Kou_ Ai_ Bi_ Li_ Wei_ Ji_ Xun_ Sheng_ Fan_
      Meng_ Ou_ Chan_ Dian_ Xun_ Jiao_ Rui_ Rui_ Lei_ Yu_ Qiao_ Chu_ Hua_ Jian_ Mai_ Yun_ Bao_ You_ Qu_ Lu_ Rao_ Hui_ E_
      Teng_ Fei_ Jue_ Zui_ Fa_ Ru_ Fen_ Kui_ Shun_ Rui_ Ya_ Xu_ Fu_ Jue_ Dang_ Wu_ Tong_ Si_ Xiao_ Xi_ Long_ Yun_ [?]_ Qi_
      Jian_ Yun_ Sun_ Ling_ Yu_ Xia_ Yong_ Ji_ Hong_ Si_ Nong_ Lei_ Xuan_ Yun_ Yu_ Xi_ Hao_ Bo_ Hao_ Ai_ Wei_ Hui_ Wei_ Ji_
      Ci_ Xiang_ Luan_ Mie_ Yi_ Leng_ Jiang_ Can_ Shen_ Qiang_ Lian_ Ke_ Yuan_ Da_ Ti_ Tang_ Xie_ Bi_ Zhan_ Sun_ Lian_ Fan_
      Ding_ Jie_ Gu_ Xie_ Shu_ Jian_ Kao_ Hong_ Sa_ Xin_ Xun_ Yao_ Hie_ Sou_ Shu_ Xun_ Dui_ Pin_ Wei_ Neng_ Chou_ Mai_ Ru_
      Piao_ Tai_ Qi_ Zao_ Chen_ Zhen_ Er_ Ni_ Ying_ Gao_ Cong_ Xiao_ Qi_ Fa_ Jian_ Xu_ Kui_ Jie_ Bian_ Diao_ Mi_ Lan_ Jin_
      Cang_ Miao_ Qiong_ Qie_ Xian_ [?]_ Ou_ Xian_ Su_ Lu_ Yi_ Xu_ Xie_ Li_ Yi_ La_ Lei_ Xiao_ Di_ Zhi_ Bei_ Teng_ Yao_ Mo_
      Huan_ Piao_ Fan_ Sou_ Tan_ Tui_ Qiong_ Qiao_ Wei_ Liu_ Hui_ [?]_ Gao_ Yun_ [?]_ Li_ Shu_ Chu_ Ai_ Lin_ Zao_ Xuan_
      Chen_ Lai_ Huo_
      """#,
    0x86: #"""
      Tuo_ Wu_ Rui_ Rui_ Qi_ Heng_ Lu_ Su_ Tui_ Mang_ Yun_ Pin_ Yu_ Xun_ Ji_ Jiong_ Xian_ Mo_ Hagi_ Su_ Jiong_ [?]_ Nie_ Bo_
      Rang_ Yi_ Xian_ Yu_ Ju_ Lian_ Lian_ Yin_ Qiang_ Ying_ Long_ Tong_ Wei_ Yue_ Ling_ Qu_ Yao_ Fan_ Mi_ Lan_ Kui_ Lan_ Ji_
      Dang_ Katsura_ Lei_ Lei_ Hua_ Feng_ Zhi_ Wei_ Kui_ Zhan_ Huai_ Li_ Ji_ Mi_ Lei_ Huai_ Luo_ Ji_ Kui_ Lu_ Jian_ San_
      [?]_ Lei_ Quan_ Xiao_ Yi_ Luan_ Men_ Bie_ Hu_ Hu_ Lu_ Nue_ Lu_ Si_ Xiao_ Qian_ Chu_ Hu_ Xu_ Cuo_ Fu_ Xu_ Xu_ Lu_ Hu_
      Yu_ Hao_ Jiao_ Ju_ Guo_ Bao_ Yan_ Zhan_ Zhan_ Kui_ Ban_ Xi_ Shu_ Chong_ Qiu_ Diao_ Ji_ Qiu_ Cheng_ Shi_ [?]_ Di_ Zhe_
      She_ Yu_ Gan_ Zi_ Hong_ Hui_ Meng_ Ge_ Sui_ Xia_ Chai_ Shi_ Yi_ Ma_ Xiang_ Fang_ E_ Pa_ Chi_ Qian_ Wen_ Wen_ Rui_
      Bang_ Bi_ Yue_ Yue_ Jun_ Qi_ Ran_ Yin_ Qi_ Tian_ Yuan_ Jue_ Hui_ Qin_ Qi_ Zhong_ Ya_ Ci_ Mu_ Wang_ Fen_ Fen_ Hang_
      Gong_ Zao_ Fu_ Ran_ Jie_ Fu_ Chi_ Dou_ Piao_ Xian_ Ni_ Te_ Qiu_ You_ Zha_ Ping_ Chi_ You_ He_ Han_ Ju_ Li_ Fu_ Ran_
      Zha_ Gou_ Pi_ Bo_ Xian_ Zhu_ Diao_ Bie_ Bing_ Gu_ Ran_ Qu_ She_ Tie_ Ling_ Gu_ Dan_ Gu_ Ying_ Li_ Cheng_ Qu_ Mou_ Ge_
      Ci_ Hui_ Hui_ Mang_ Fu_ Yang_ Wa_ Lie_ Zhu_ Yi_ Xian_ Kuo_ Jiao_ Li_ Yi_ Ping_ Ji_ Ha_ She_ Yi_ Wang_ Mo_ Qiong_ Qie_
      Gui_ Gong_ Zhi_ Man_ Ebi_ Zhi_ Jia_ Rao_ Si_ Qi_ Xing_ Lie_ Qiu_ Shao_ Yong_ Jia_ Shui_ Che_ Bai_ E_ Han_
      """#,
    0x87: #"""
      Shu_ Xuan_ Feng_ Shen_ Zhen_ Fu_ Xian_ Zhe_ Wu_ Fu_ Li_ Lang_ Bi_ Chu_ Yuan_ You_ Jie_ Dan_ Yan_ Ting_ Dian_ Shui_
      Hui_ Gua_ Zhi_ Song_ Fei_ Ju_ Mi_ Qi_ Qi_ Yu_ Jun_ Zha_ Meng_ Qiang_ Si_ Xi_ Lun_ Li_ Die_ Tiao_ Tao_ Kun_ Gan_ Han_
      Yu_ Bang_ Fei_ Pi_ Wei_ Dun_ Yi_ Yuan_ Su_ Quan_ Qian_ Rui_ Ni_ Qing_ Wei_ Liang_ Guo_ Wan_ Dong_ E_ Ban_ Di_ Wang_
      Can_ Yang_ Ying_ Guo_ Chan_ [?]_ La_ Ke_ Ji_ He_ Ting_ Mai_ Xu_ Mian_ Yu_ Jie_ Shi_ Xuan_ Huang_ Yan_ Bian_ Rou_ Wei_
      Fu_ Yuan_ Mei_ Wei_ Fu_ Ruan_ Xie_ You_ Qiu_ Mao_ Xia_ Ying_ Shi_ Chong_ Tang_ Zhu_ Zong_ Ti_ Fu_ Yuan_ Hui_ Meng_ La_
      Du_ Hu_ Qiu_ Die_ Li_ Gua_ Yun_ Ju_ Nan_ Lou_ Qun_ Rong_ Ying_ Jiang_ [?]_ Lang_ Pang_ Si_ Xi_ Ci_ Xi_ Yuan_ Weng_
      Lian_ Sou_ Ban_ Rong_ Rong_ Ji_ Wu_ Qiu_ Han_ Qin_ Yi_ Bi_ Hua_ Tang_ Yi_ Du_ Nai_ He_ Hu_ Hui_ Ma_ Ming_ Yi_ Wen_
      Ying_ Teng_ Yu_ Cang_ So_ Ebi_ Man_ [?]_ Shang_ Zhe_ Cao_ Chi_ Di_ Ao_ Lu_ Wei_ Zhi_ Tang_ Chen_ Piao_ Qu_ Pi_ Yu_
      Jian_ Luo_ Lou_ Qin_ Zhong_ Yin_ Jiang_ Shuai_ Wen_ Jiao_ Wan_ Zhi_ Zhe_ Ma_ Ma_ Guo_ Liu_ Mao_ Xi_ Cong_ Li_ Man_
      Xiao_ Kamakiri_ Zhang_ Mang_ Xiang_ Mo_ Zui_ Si_ Qiu_ Te_ Zhi_ Peng_ Peng_ Jiao_ Qu_ Bie_ Liao_ Pan_ Gui_ Xi_ Ji_
      Zhuan_ Huang_ Fei_ Lao_ Jue_ Jue_ Hui_ Yin_ Chan_ Jiao_ Shan_ Rao_ Xiao_ Mou_ Chong_ Xun_ Si_ [?]_ Cheng_ Dang_ Li_
      Xie_ Shan_ Yi_ Jing_ Da_ Chan_ Qi_
      """#,
    0x88: #"""
      Ci_ Xiang_ She_ Luo_ Qin_ Ying_ Chai_ Li_ Ze_ Xuan_ Lian_ Zhu_ Ze_ Xie_ Mang_ Xie_ Qi_ Rong_ Jian_ Meng_ Hao_ Ruan_
      Huo_ Zhuo_ Jie_ Bin_ He_ Mie_ Fan_ Lei_ Jie_ La_ Mi_ Li_ Chun_ Li_ Qiu_ Nie_ Lu_ Du_ Xiao_ Zhu_ Long_ Li_ Long_ Feng_
      Ye_ Beng_ Shang_ Gu_ Juan_ Ying_ [?]_ Xi_ Can_ Qu_ Quan_ Du_ Can_ Man_ Jue_ Jie_ Zhu_ Zha_ Xie_ Huang_ Niu_ Pei_ Nu_
      Xin_ Zhong_ Mo_ Er_ Ke_ Mie_ Xi_ Xing_ Yan_ Kan_ Yuan_ [?]_ Ling_ Xuan_ Shu_ Xian_ Tong_ Long_ Jie_ Xian_ Ya_ Hu_ Wei_
      Dao_ Chong_ Wei_ Dao_ Zhun_ Heng_ Qu_ Yi_ Yi_ Bu_ Gan_ Yu_ Biao_ Cha_ Yi_ Shan_ Chen_ Fu_ Gun_ Fen_ Shuai_ Jie_ Na_
      Zhong_ Dan_ Ri_ Zhong_ Zhong_ Xie_ Qi_ Xie_ Ran_ Zhi_ Ren_ Qin_ Jin_ Jun_ Yuan_ Mei_ Chai_ Ao_ Niao_ Hui_ Ran_ Jia_
      Tuo_ Ling_ Dai_ Bao_ Pao_ Yao_ Zuo_ Bi_ Shao_ Tan_ Ju_ He_ Shu_ Xiu_ Zhen_ Yi_ Pa_ Bo_ Di_ Wa_ Fu_ Gun_ Zhi_ Zhi_ Ran_
      Pan_ Yi_ Mao_ Tuo_ Na_ Kou_ Xian_ Chan_ Qu_ Bei_ Gun_ Xi_ Ne_ Bo_ Horo_ Fu_ Yi_ Chi_ Ku_ Ren_ Jiang_ Jia_ Cun_ Mo_
      Jie_ Er_ Luo_ Ru_ Zhu_ Gui_ Yin_ Cai_ Lie_ Kamishimo_ Yuki_ Zhuang_ Dang_ [?]_ Kun_ Ken_ Niao_ Shu_ Jia_ Kun_ Cheng_
      Li_ Juan_ Shen_ Pou_ Ge_ Yi_ Yu_ Zhen_ Liu_ Qiu_ Qun_ Ji_ Yi_ Bu_ Zhuang_ Shui_ Sha_ Qun_ Li_ Lian_ Lian_ Ku_ Jian_
      Fou_ Chan_ Bi_ Gun_ Tao_ Yuan_ Ling_ Chi_ Chang_ Chou_ Duo_ Biao_ Liang_ Chang_ Pei_ Pei_ Fei_ Yuan_ Luo_ Guo_ Yan_
      Du_ Xi_ Zhi_ Ju_ Qi_
      """#,
    0x89: #"""
      Ji_ Zhi_ Gua_ Ken_ Che_ Ti_ Ti_ Fu_ Chong_ Xie_ Bian_ Die_ Kun_ Duan_ Xiu_ Xiu_ He_ Yuan_ Bao_ Bao_ Fu_ Yu_ Tuan_ Yan_
      Hui_ Bei_ Chu_ Lu_ Ena_ Hitoe_ Yun_ Da_ Gou_ Da_ Huai_ Rong_ Yuan_ Ru_ Nai_ Jiong_ Suo_ Ban_ Tun_ Chi_ Sang_ Niao_
      Ying_ Jie_ Qian_ Huai_ Ku_ Lian_ Bao_ Li_ Zhe_ Shi_ Lu_ Yi_ Die_ Xie_ Xian_ Wei_ Biao_ Cao_ Ji_ Jiang_ Sen_ Bao_
      Xiang_ Chihaya_ Pu_ Jian_ Zhuan_ Jian_ Zui_ Ji_ Dan_ Za_ Fan_ Bo_ Xiang_ Xin_ Bie_ Rao_ Man_ Lan_ Ao_ Duo_ Gui_ Cao_
      Sui_ Nong_ Chan_ Lian_ Bi_ Jin_ Dang_ Shu_ Tan_ Bi_ Lan_ Pu_ Ru_ Zhi_ [?]_ Shu_ Wa_ Shi_ Bai_ Xie_ Bo_ Chen_ Lai_
      Long_ Xi_ Xian_ Lan_ Zhe_ Dai_ Tasuki_ Zan_ Shi_ Jian_ Pan_ Yi_ Ran_ Ya_ Xi_ Xi_ Yao_ Feng_ Tan_ [?]_ Biao_ Fu_ Ba_
      He_ Ji_ Ji_ Jian_ Guan_ Bian_ Yan_ Gui_ Jue_ Pian_ Mao_ Mi_ Mi_ Mie_ Shi_ Si_ Zhan_ Luo_ Jue_ Mi_ Tiao_ Lian_ Yao_
      Zhi_ Jun_ Xi_ Shan_ Wei_ Xi_ Tian_ Yu_ Lan_ E_ Du_ Qin_ Pang_ Ji_ Ming_ Ying_ Gou_ Qu_ Zhan_ Jin_ Guan_ Deng_ Jian_
      Luo_ Qu_ Jian_ Wei_ Jue_ Qu_ Luo_ Lan_ Shen_ Di_ Guan_ Jian_ Guan_ Yan_ Gui_ Mi_ Shi_ Zhan_ Lan_ Jue_ Ji_ Xi_ Di_
      Tian_ Yu_ Gou_ Jin_ Qu_ Jiao_ Jiu_ Jin_ Cu_ Jue_ Zhi_ Chao_ Ji_ Gu_ Dan_ Zui_ Di_ Shang_ Hua_ Quan_ Ge_ Chi_ Jie_ Gui_
      Gong_ Hong_ Jie_ Hun_ Qiu_ Xing_ Su_ Ni_ Ji_ Lu_ Zhi_ Zha_ Bi_ Xing_ Hu_ Shang_ Gong_ Zhi_ Xue_ Chu_ Xi_ Yi_ Lu_ Jue_
      Xi_ Yan_ Xi_
      """#,
    0x8A: #"""
      Yan_ Yan_ Ding_ Fu_ Qiu_ Qiu_ Jiao_ Hong_ Ji_ Fan_ Xun_ Diao_ Hong_ Cha_ Tao_ Xu_ Jie_ Yi_ Ren_ Xun_ Yin_ Shan_ Qi_
      Tuo_ Ji_ Xun_ Yin_ E_ Fen_ Ya_ Yao_ Song_ Shen_ Yin_ Xin_ Jue_ Xiao_ Ne_ Chen_ You_ Zhi_ Xiong_ Fang_ Xin_ Chao_ She_
      Xian_ Sha_ Tun_ Xu_ Yi_ Yi_ Su_ Chi_ He_ Shen_ He_ Xu_ Zhen_ Zhu_ Zheng_ Gou_ Zi_ Zi_ Zhan_ Gu_ Fu_ Quan_ Die_ Ling_
      Di_ Yang_ Li_ Nao_ Pan_ Zhou_ Gan_ Yi_ Ju_ Ao_ Zha_ Tuo_ Yi_ Qu_ Zhao_ Ping_ Bi_ Xiong_ Qu_ Ba_ Da_ Zu_ Tao_ Zhu_ Ci_
      Zhe_ Yong_ Xu_ Xun_ Yi_ Huang_ He_ Shi_ Cha_ Jiao_ Shi_ Hen_ Cha_ Gou_ Gui_ Quan_ Hui_ Jie_ Hua_ Gai_ Xiang_ Wei_
      Shen_ Chou_ Tong_ Mi_ Zhan_ Ming_ E_ Hui_ Yan_ Xiong_ Gua_ Er_ Beng_ Tiao_ Chi_ Lei_ Zhu_ Kuang_ Kua_ Wu_ Yu_ Teng_
      Ji_ Zhi_ Ren_ Su_ Lang_ E_ Kuang_ E_ Shi_ Ting_ Dan_ Bo_ Chan_ You_ Heng_ Qiao_ Qin_ Shua_ An_ Yu_ Xiao_ Cheng_ Jie_
      Xian_ Wu_ Wu_ Gao_ Song_ Pu_ Hui_ Jing_ Shuo_ Zhen_ Shuo_ Du_ Yasashi_ Chang_ Shui_ Jie_ Ke_ Qu_ Cong_ Xiao_ Sui_
      Wang_ Xuan_ Fei_ Chi_ Ta_ Yi_ Na_ Yin_ Diao_ Pi_ Chuo_ Chan_ Chen_ Zhun_ Ji_ Qi_ Tan_ Zhui_ Wei_ Ju_ Qing_ Jian_
      Zheng_ Ze_ Zou_ Qian_ Zhuo_ Liang_ Jian_ Zhu_ Hao_ Lun_ Shen_ Biao_ Huai_ Pian_ Yu_ Die_ Xu_ Pian_ Shi_ Xuan_ Shi_
      Hun_ Hua_ E_ Zhong_ Di_ Xie_ Fu_ Pu_ Ting_ Jian_ Qi_ Yu_ Zi_ Chuan_ Xi_ Hui_ Yin_ An_ Xian_ Nan_ Chen_ Feng_ Zhu_
      Yang_ Yan_ Heng_ Xuan_ Ge_ Nuo_ Qi_
      """#,
    0x8B: #"""
      Mou_ Ye_ Wei_ [?]_ Teng_ Zou_ Shan_ Jian_ Bo_ Ku_ Huang_ Huo_ Ge_ Ying_ Mi_ Xiao_ Mi_ Xi_ Qiang_ Chen_ Nue_ Ti_ Su_
      Bang_ Chi_ Qian_ Shi_ Jiang_ Yuan_ Xie_ Xue_ Tao_ Yao_ Yao_ [?]_ Yu_ Biao_ Cong_ Qing_ Li_ Mo_ Mo_ Shang_ Zhe_ Miu_
      Jian_ Ze_ Jie_ Lian_ Lou_ Can_ Ou_ Guan_ Xi_ Zhuo_ Ao_ Ao_ Jin_ Zhe_ Yi_ Hu_ Jiang_ Man_ Chao_ Han_ Hua_ Chan_ Xu_
      Zeng_ Se_ Xi_ She_ Dui_ Zheng_ Nao_ Lan_ E_ Ying_ Jue_ Ji_ Zun_ Jiao_ Bo_ Hui_ Zhuan_ Mu_ Zen_ Zha_ Shi_ Qiao_ Tan_
      Zen_ Pu_ Sheng_ Xuan_ Zao_ Tan_ Dang_ Sui_ Qian_ Ji_ Jiao_ Jing_ Lian_ Nou_ Yi_ Ai_ Zhan_ Pi_ Hui_ Hua_ Yi_ Yi_ Shan_
      Rang_ Nou_ Qian_ Zhui_ Ta_ Hu_ Zhou_ Hao_ Ye_ Ying_ Jian_ Yu_ Jian_ Hui_ Du_ Zhe_ Xuan_ Zan_ Lei_ Shen_ Wei_ Chan_ Li_
      Yi_ Bian_ Zhe_ Yan_ E_ Chou_ Wei_ Chou_ Yao_ Chan_ Rang_ Yin_ Lan_ Chen_ Huo_ Zhe_ Huan_ Zan_ Yi_ Dang_ Zhan_ Yan_ Du_
      Yan_ Ji_ Ding_ Fu_ Ren_ Ji_ Jie_ Hong_ Tao_ Rang_ Shan_ Qi_ Tuo_ Xun_ Yi_ Xun_ Ji_ Ren_ Jiang_ Hui_ Ou_ Ju_ Ya_ Ne_
      Xu_ E_ Lun_ Xiong_ Song_ Feng_ She_ Fang_ Jue_ Zheng_ Gu_ He_ Ping_ Zu_ Shi_ Xiong_ Zha_ Su_ Zhen_ Di_ Zou_ Ci_ Qu_
      Zhao_ Bi_ Yi_ Yi_ Kuang_ Lei_ Shi_ Gua_ Shi_ Jie_ Hui_ Cheng_ Zhu_ Shen_ Hua_ Dan_ Gou_ Quan_ Gui_ Xun_ Yi_ Zheng_
      Gai_ Xiang_ Cha_ Hun_ Xu_ Zhou_ Jie_ Wu_ Yu_ Qiao_ Wu_ Gao_ You_ Hui_ Kuang_ Shuo_ Song_ Ai_ Qing_ Zhu_ Zou_ Nuo_ Du_
      Zhuo_ Fei_ Ke_ Wei_
      """#,
    0x8C: #"""
      Yu_ Shui_ Shen_ Diao_ Chan_ Liang_ Zhun_ Sui_ Tan_ Shen_ Yi_ Mou_ Chen_ Die_ Huang_ Jian_ Xie_ Nue_ Ye_ Wei_ E_ Yu_
      Xuan_ Chan_ Zi_ An_ Yan_ Di_ Mi_ Pian_ Xu_ Mo_ Dang_ Su_ Xie_ Yao_ Bang_ Shi_ Qian_ Mi_ Jin_ Man_ Zhe_ Jian_ Miu_ Tan_
      Zen_ Qiao_ Lan_ Pu_ Jue_ Yan_ Qian_ Zhan_ Chen_ Gu_ Qian_ Hong_ Xia_ Jue_ Hong_ Han_ Hong_ Xi_ Xi_ Huo_ Liao_ Han_ Du_
      Long_ Dou_ Jiang_ Qi_ Shi_ Li_ Deng_ Wan_ Bi_ Shu_ Xian_ Feng_ Zhi_ Zhi_ Yan_ Yan_ Shi_ Chu_ Hui_ Tun_ Yi_ Tun_ Yi_
      Jian_ Ba_ Hou_ E_ Cu_ Xiang_ Huan_ Jian_ Ken_ Gai_ Qu_ Fu_ Xi_ Bin_ Hao_ Yu_ Zhu_ Jia_ [?]_ Xi_ Bo_ Wen_ Huan_ Bin_
      Di_ Zong_ Fen_ Yi_ Zhi_ Bao_ Chai_ Han_ Pi_ Na_ Pi_ Gou_ Na_ You_ Diao_ Mo_ Si_ Xiu_ Huan_ Kun_ He_ He_ Mo_ Han_ Mao_
      Li_ Ni_ Bi_ Yu_ Jia_ Tuan_ Mao_ Pi_ Xi_ E_ Ju_ Mo_ Chu_ Tan_ Huan_ Jue_ Bei_ Zhen_ Yuan_ Fu_ Cai_ Gong_ Te_ Yi_ Hang_
      Wan_ Pin_ Huo_ Fan_ Tan_ Guan_ Ze_ Zhi_ Er_ Zhu_ Shi_ Bi_ Zi_ Er_ Gui_ Pian_ Bian_ Mai_ Dai_ Sheng_ Kuang_ Fei_ Tie_
      Yi_ Chi_ Mao_ He_ Bi_ Lu_ Ren_ Hui_ Gai_ Pian_ Zi_ Jia_ Xu_ Zei_ Jiao_ Gai_ Zang_ Jian_ Ying_ Xun_ Zhen_ She_ Bin_
      Bin_ Qiu_ She_ Chuan_ Zang_ Zhou_ Lai_ Zan_ Si_ Chen_ Shang_ Tian_ Pei_ Geng_ Xian_ Mai_ Jian_ Sui_ Fu_ Tan_ Cong_
      Cong_ Zhi_ Ji_ Zhang_ Du_ Jin_ Xiong_ Shun_ Yun_ Bao_ Zai_ Lai_ Feng_ Cang_ Ji_ Sheng_ Ai_ Zhuan_ Fu_ Gou_ Sai_ Ze_
      Liao_
      """#,
    0x8D: #"""
      Wei_ Bai_ Chen_ Zhuan_ Zhi_ Zhui_ Biao_ Yun_ Zeng_ Tan_ Zan_ Yan_ [?]_ Shan_ Wan_ Ying_ Jin_ Gan_ Xian_ Zang_ Bi_ Du_
      Shu_ Yan_ [?]_ Xuan_ Long_ Gan_ Zang_ Bei_ Zhen_ Fu_ Yuan_ Gong_ Cai_ Ze_ Xian_ Bai_ Zhang_ Huo_ Zhi_ Fan_ Tan_ Pin_
      Bian_ Gou_ Zhu_ Guan_ Er_ Jian_ Bi_ Shi_ Tie_ Gui_ Kuang_ Dai_ Mao_ Fei_ He_ Yi_ Zei_ Zhi_ Jia_ Hui_ Zi_ Ren_ Lu_
      Zang_ Zi_ Gai_ Jin_ Qiu_ Zhen_ Lai_ She_ Fu_ Du_ Ji_ Shu_ Shang_ Si_ Bi_ Zhou_ Geng_ Pei_ Tan_ Lai_ Feng_ Zhui_ Fu_
      Zhuan_ Sai_ Ze_ Yan_ Zan_ Yun_ Zeng_ Shan_ Ying_ Gan_ Chi_ Xi_ She_ Nan_ Xiong_ Xi_ Cheng_ He_ Cheng_ Zhe_ Xia_ Tang_
      Zou_ Zou_ Li_ Jiu_ Fu_ Zhao_ Gan_ Qi_ Shan_ Qiong_ Qin_ Xian_ Ci_ Jue_ Qin_ Chi_ Ci_ Chen_ Chen_ Die_ Ju_ Chao_ Di_
      Se_ Zhan_ Zhu_ Yue_ Qu_ Jie_ Chi_ Chu_ Gua_ Xue_ Ci_ Tiao_ Duo_ Lie_ Gan_ Suo_ Cu_ Xi_ Zhao_ Su_ Yin_ Ju_ Jian_ Que_
      Tang_ Chuo_ Cui_ Lu_ Qu_ Dang_ Qiu_ Zi_ Ti_ Qu_ Chi_ Huang_ Qiao_ Qiao_ Yao_ Zao_ Ti_ [?]_ Zan_ Zan_ Zu_ Pa_ Bao_ Ku_
      Ke_ Dun_ Jue_ Fu_ Chen_ Jian_ Fang_ Zhi_ Sa_ Yue_ Pa_ Qi_ Yue_ Qiang_ Tuo_ Tai_ Yi_ Nian_ Ling_ Mei_ Ba_ Die_ Ku_ Tuo_
      Jia_ Ci_ Pao_ Qia_ Zhu_ Ju_ Die_ Zhi_ Fu_ Pan_ Ju_ Shan_ Bo_ Ni_ Ju_ Li_ Gen_ Yi_ Ji_ Dai_ Xian_ Jiao_ Duo_ Zhu_
      Zhuan_ Kua_ Zhuai_ Gui_ Qiong_ Kui_ Xiang_ Chi_ Lu_ Beng_ Zhi_ Jia_ Tiao_ Cai_ Jian_ Ta_ Qiao_ Bi_ Xian_ Duo_ Ji_ Ju_
      Ji_ Shu_ Tu_
      """#,
    0x8E: #"""
      Chu_ Jing_ Nie_ Xiao_ Bo_ Chi_ Qun_ Mou_ Shu_ Lang_ Yong_ Jiao_ Chou_ Qiao_ [?]_ Ta_ Jian_ Qi_ Wo_ Wei_ Zhuo_ Jie_ Ji_
      Nie_ Ju_ Ju_ Lun_ Lu_ Leng_ Huai_ Ju_ Chi_ Wan_ Quan_ Ti_ Bo_ Zu_ Qie_ Ji_ Cu_ Zong_ Cai_ Zong_ Peng_ Zhi_ Zheng_
      Dian_ Zhi_ Yu_ Duo_ Dun_ Chun_ Yong_ Zhong_ Di_ Zhe_ Chen_ Chuai_ Jian_ Gua_ Tang_ Ju_ Fu_ Zu_ Die_ Pian_ Rou_ Nuo_
      Ti_ Cha_ Tui_ Jian_ Dao_ Cuo_ Xi_ Ta_ Qiang_ Zhan_ Dian_ Ti_ Ji_ Nie_ Man_ Liu_ Zhan_ Bi_ Chong_ Lu_ Liao_ Cu_ Tang_
      Dai_ Suo_ Xi_ Kui_ Ji_ Zhi_ Qiang_ Di_ Man_ Zong_ Lian_ Beng_ Zao_ Nian_ Bie_ Tui_ Ju_ Deng_ Ceng_ Xian_ Fan_ Chu_
      Zhong_ Dun_ Bo_ Cu_ Zu_ Jue_ Jue_ Lin_ Ta_ Qiao_ Qiao_ Pu_ Liao_ Dun_ Cuan_ Kuang_ Zao_ Ta_ Bi_ Bi_ Zhu_ Ju_ Chu_
      Qiao_ Dun_ Chou_ Ji_ Wu_ Yue_ Nian_ Lin_ Lie_ Zhi_ Li_ Zhi_ Chan_ Chu_ Duan_ Wei_ Long_ Lin_ Xian_ Wei_ Zuan_ Lan_
      Xie_ Rang_ Xie_ Nie_ Ta_ Qu_ Jie_ Cuan_ Zuan_ Xi_ Kui_ Jue_ Lin_ Shen_ Gong_ Dan_ Segare_ Qu_ Ti_ Duo_ Duo_ Gong_
      Lang_ Nerau_ Luo_ Ai_ Ji_ Ju_ Tang_ Utsuke_ [?]_ Yan_ Shitsuke_ Kang_ Qu_ Lou_ Lao_ Tuo_ Zhi_ Yagate_ Ti_ Dao_ Yagate_
      Yu_ Che_ Ya_ Gui_ Jun_ Wei_ Yue_ Xin_ Di_ Xuan_ Fan_ Ren_ Shan_ Qiang_ Shu_ Tun_ Chen_ Dai_ E_ Na_ Qi_ Mao_ Ruan_ Ren_
      Fan_ Zhuan_ Hong_ Hu_ Qu_ Huang_ Di_ Ling_ Dai_ Ao_ Zhen_ Fan_ Kuang_ Ang_ Peng_ Bei_ Gu_ Ku_ Pao_ Zhu_ Rong_ E_ Ba_
      Zhou_ Zhi_ Yao_ Ke_ Yi_ Qing_ Shi_ Ping_
      """#,
    0x8F: #"""
      Er_ Qiong_ Ju_ Jiao_ Guang_ Lu_ Kai_ Quan_ Zhou_ Zai_ Zhi_ She_ Liang_ Yu_ Shao_ You_ Huan_ Yun_ Zhe_ Wan_ Fu_ Qing_
      Zhou_ Ni_ Ling_ Zhe_ Zhan_ Liang_ Zi_ Hui_ Wang_ Chuo_ Guo_ Kan_ Yi_ Peng_ Qian_ Gun_ Nian_ Pian_ Guan_ Bei_ Lun_ Pai_
      Liang_ Ruan_ Rou_ Ji_ Yang_ Xian_ Chuan_ Cou_ Qun_ Ge_ You_ Hong_ Shu_ Fu_ Zi_ Fu_ Wen_ Ben_ Zhan_ Yu_ Wen_ Tao_ Gu_
      Zhen_ Xia_ Yuan_ Lu_ Jiu_ Chao_ Zhuan_ Wei_ Hun_ Sori_ Che_ Jiao_ Zhan_ Pu_ Lao_ Fen_ Fan_ Lin_ Ge_ Se_ Kan_ Huan_ Yi_
      Ji_ Dui_ Er_ Yu_ Xian_ Hong_ Lei_ Pei_ Li_ Li_ Lu_ Lin_ Che_ Ya_ Gui_ Xuan_ Di_ Ren_ Zhuan_ E_ Lun_ Ruan_ Hong_ Ku_
      Ke_ Lu_ Zhou_ Zhi_ Yi_ Hu_ Zhen_ Li_ Yao_ Qing_ Shi_ Zai_ Zhi_ Jiao_ Zhou_ Quan_ Lu_ Jiao_ Zhe_ Fu_ Liang_ Nian_ Bei_
      Hui_ Gun_ Wang_ Liang_ Chuo_ Zi_ Cou_ Fu_ Ji_ Wen_ Shu_ Pei_ Yuan_ Xia_ Zhan_ Lu_ Che_ Lin_ Xin_ Gu_ Ci_ Ci_ Pi_ Zui_
      Bian_ La_ La_ Ci_ Xue_ Ban_ Bian_ Bian_ Bian_ [?]_ Bian_ Ban_ Ci_ Bian_ Bian_ Chen_ Ru_ Nong_ Nong_ Zhen_ Chuo_ Chuo_
      Suberu_ Reng_ Bian_ Bian_ Sip_ Ip_ Liao_ Da_ Chan_ Gan_ Qian_ Yu_ Yu_ Qi_ Xun_ Yi_ Guo_ Mai_ Qi_ Za_ Wang_ Jia_ Zhun_
      Ying_ Ti_ Yun_ Jin_ Hang_ Ya_ Fan_ Wu_ Da_ E_ Huan_ Zhe_ Totemo_ Jin_ Yuan_ Wei_ Lian_ Chi_ Che_ Ni_ Tiao_ Zhi_ Yi_
      Jiong_ Jia_ Chen_ Dai_ Er_ Di_ Po_ Wang_ Die_ Ze_ Tao_ Shu_ Tuo_ Kep_ Jing_ Hui_ Tong_ You_ Mi_ Beng_ Ji_ Nai_ Yi_
      Jie_ Zhui_ Lie_ Xun_
      """#,
    0x90: #"""
      Tui_ Song_ Gua_ Tao_ Pang_ Hou_ Ni_ Dun_ Jiong_ Xuan_ Xun_ Bu_ You_ Xiao_ Qiu_ Tou_ Zhu_ Qiu_ Di_ Di_ Tu_ Jing_ Ti_
      Dou_ Yi_ Zhe_ Tong_ Guang_ Wu_ Shi_ Cheng_ Su_ Zao_ Qun_ Feng_ Lian_ Suo_ Hui_ Li_ Sako_ Lai_ Ben_ Cuo_ Jue_ Beng_
      Huan_ Dai_ Lu_ You_ Zhou_ Jin_ Yu_ Chuo_ Kui_ Wei_ Ti_ Yi_ Da_ Yuan_ Luo_ Bi_ Nuo_ Yu_ Dang_ Sui_ Dun_ Sui_ Yan_
      Chuan_ Chi_ Ti_ Yu_ Shi_ Zhen_ You_ Yun_ E_ Bian_ Guo_ E_ Xia_ Huang_ Qiu_ Dao_ Da_ Wei_ Appare_ Yi_ Gou_ Yao_ Chu_
      Liu_ Xun_ Ta_ Di_ Chi_ Yuan_ Su_ Ta_ Qian_ [?]_ Yao_ Guan_ Zhang_ Ao_ Shi_ Ce_ Chi_ Su_ Zao_ Zhe_ Dun_ Di_ Lou_ Chi_
      Cuo_ Lin_ Zun_ Rao_ Qian_ Xuan_ Yu_ Yi_ Wu_ Liao_ Ju_ Shi_ Bi_ Yao_ Mai_ Xie_ Sui_ Huan_ Zhan_ Teng_ Er_ Miao_ Bian_
      Bian_ La_ Li_ Yuan_ Yao_ Luo_ Li_ Yi_ Ting_ Deng_ Qi_ Yong_ Shan_ Han_ Yu_ Mang_ Ru_ Qiong_ [?]_ Kuang_ Fu_ Kang_ Bin_
      Fang_ Xing_ Na_ Xin_ Shen_ Bang_ Yuan_ Cun_ Huo_ Xie_ Bang_ Wu_ Ju_ You_ Han_ Tai_ Qiu_ Bi_ Pei_ Bing_ Shao_ Bei_ Wa_
      Di_ Zou_ Ye_ Lin_ Kuang_ Gui_ Zhu_ Shi_ Ku_ Yu_ Gai_ Ge_ Xi_ Zhi_ Ji_ Xun_ Hou_ Xing_ Jiao_ Xi_ Gui_ Nuo_ Lang_ Jia_
      Kuai_ Zheng_ Otoko_ Yun_ Yan_ Cheng_ Dou_ Chi_ Lu_ Fu_ Wu_ Fu_ Gao_ Hao_ Lang_ Jia_ Geng_ Jun_ Ying_ Bo_ Xi_ Bei_ Li_
      Yun_ Bu_ Xiao_ Qi_ Pi_ Qing_ Guo_ Zhou_ Tan_ Zou_ Ping_ Lai_ Ni_ Chen_ You_ Bu_ Xiang_ Dan_ Ju_ Yong_ Qiao_ Yi_ Du_
      Yan_ Mei_
      """#,
    0x91: #"""
      Ruo_ Bei_ E_ Yu_ Juan_ Yu_ Yun_ Hou_ Kui_ Xiang_ Xiang_ Sou_ Tang_ Ming_ Xi_ Ru_ Chu_ Zi_ Zou_ Ju_ Wu_ Xiang_ Yun_
      Hao_ Yong_ Bi_ Mo_ Chao_ Fu_ Liao_ Yin_ Zhuan_ Hu_ Qiao_ Yan_ Zhang_ Fan_ Qiao_ Xu_ Deng_ Bi_ Xin_ Bi_ Ceng_ Wei_
      Zheng_ Mao_ Shan_ Lin_ Po_ Dan_ Meng_ Ye_ Cao_ Kuai_ Feng_ Meng_ Zou_ Kuang_ Lian_ Zan_ Chan_ You_ Qi_ Yan_ Chan_ Zan_
      Ling_ Huan_ Xi_ Feng_ Zan_ Li_ You_ Ding_ Qiu_ Zhuo_ Pei_ Zhou_ Yi_ Hang_ Yu_ Jiu_ Yan_ Zui_ Mao_ Dan_ Xu_ Tou_ Zhen_
      Fen_ Sakenomoto_ [?]_ Yun_ Tai_ Tian_ Qia_ Tuo_ Zuo_ Han_ Gu_ Su_ Po_ Chou_ Zai_ Ming_ Luo_ Chuo_ Chou_ You_ Tong_
      Zhi_ Xian_ Jiang_ Cheng_ Yin_ Tu_ Xiao_ Mei_ Ku_ Suan_ Lei_ Pu_ Zui_ Hai_ Yan_ Xi_ Niang_ Wei_ Lu_ Lan_ Yan_ Tao_ Pei_
      Zhan_ Chun_ Tan_ Zui_ Chuo_ Cu_ Kun_ Ti_ Mian_ Du_ Hu_ Xu_ Xing_ Tan_ Jiu_ Chun_ Yun_ Po_ Ke_ Sou_ Mi_ Quan_ Chou_
      Cuo_ Yun_ Yong_ Ang_ Zha_ Hai_ Tang_ Jiang_ Piao_ Shan_ Yu_ Li_ Zao_ Lao_ Yi_ Jiang_ Pu_ Jiao_ Xi_ Tan_ Po_ Nong_ Yi_
      Li_ Ju_ Jiao_ Yi_ Niang_ Ru_ Xun_ Chou_ Yan_ Ling_ Mi_ Mi_ Niang_ Xin_ Jiao_ Xi_ Mi_ Yan_ Bian_ Cai_ Shi_ You_ Shi_
      Shi_ Li_ Zhong_ Ye_ Liang_ Li_ Jin_ Jin_ Qiu_ Yi_ Diao_ Dao_ Zhao_ Ding_ Po_ Qiu_ He_ Fu_ Zhen_ Zhi_ Ba_ Luan_ Fu_
      Nai_ Diao_ Shan_ Qiao_ Kou_ Chuan_ Zi_ Fan_ Yu_ Hua_ Han_ Gong_ Qi_ Mang_ Ri_ Di_ Si_ Xi_ Yi_ Chai_ Shi_ Tu_ Xi_ Nu_
      Qian_ Ishiyumi_ Jian_ Pi_ Ye_ Yin_
      """#,
    0x92: #"""
      Ba_ Fang_ Chen_ Xing_ Tou_ Yue_ Yan_ Fu_ Pi_ Na_ Xin_ E_ Jue_ Dun_ Gou_ Yin_ Qian_ Ban_ Ji_ Ren_ Chao_ Niu_ Fen_ Yun_
      Ji_ Qin_ Pi_ Guo_ Hong_ Yin_ Jun_ Shi_ Yi_ Zhong_ Nie_ Gai_ Ri_ Huo_ Tai_ Kang_ Habaki_ Irori_ Ngaak_ [?]_ Duo_ Zi_
      Ni_ Tu_ Shi_ Min_ Gu_ E_ Ling_ Bing_ Yi_ Gu_ Ba_ Pi_ Yu_ Si_ Zuo_ Bu_ You_ Dian_ Jia_ Zhen_ Shi_ Shi_ Tie_ Ju_ Zhan_
      Shi_ She_ Xuan_ Zhao_ Bao_ He_ Bi_ Sheng_ Chu_ Shi_ Bo_ Zhu_ Chi_ Za_ Po_ Tong_ Qian_ Fu_ Zhai_ Liu_ Qian_ Fu_ Li_
      Yue_ Pi_ Yang_ Ban_ Bo_ Jie_ Gou_ Shu_ Zheng_ Mu_ Ni_ Nie_ Di_ Jia_ Mu_ Dan_ Shen_ Yi_ Si_ Kuang_ Ka_ Bei_ Jian_ Tong_
      Xing_ Hong_ Jiao_ Chi_ Er_ Ge_ Bing_ Shi_ Mou_ Jia_ Yin_ Jun_ Zhou_ Chong_ Shang_ Tong_ Mo_ Lei_ Ji_ Yu_ Xu_ Ren_ Zun_
      Zhi_ Qiong_ Shan_ Chi_ Xian_ Xing_ Quan_ Pi_ Tie_ Zhu_ Hou_ Ming_ Kua_ Yao_ Xian_ Xian_ Xiu_ Jun_ Cha_ Lao_ Ji_ Pi_
      Ru_ Mi_ Yi_ Yin_ Guang_ An_ Diou_ You_ Se_ Kao_ Qian_ Luan_ Kasugai_ Ai_ Diao_ Han_ Rui_ Shi_ Keng_ Qiu_ Xiao_ Zhe_
      Xiu_ Zang_ Ti_ Cuo_ Gua_ Gong_ Zhong_ Dou_ Lu_ Mei_ Lang_ Wan_ Xin_ Yun_ Bei_ Wu_ Su_ Yu_ Chan_ Ting_ Bo_ Han_ Jia_
      Hong_ Cuan_ Feng_ Chan_ Wan_ Zhi_ Si_ Xuan_ Wu_ Wu_ Tiao_ Gong_ Zhuo_ Lue_ Xing_ Qian_ Shen_ Han_ Lue_ Xie_ Chu_
      Zheng_ Ju_ Xian_ Tie_ Mang_ Pu_ Li_ Pan_ Rui_ Cheng_ Gao_ Li_ Te_ Pyeng_ Zhu_ [?]_ Tu_ Liu_ Zui_ Ju_ Chang_ Yuan_
      Jian_ Gang_ Diao_ Tao_ Chang_
      """#,
    0x93: #"""
      Lun_ Kua_ Ling_ Bei_ Lu_ Li_ Qiang_ Pou_ Juan_ Min_ Zui_ Peng_ An_ Pi_ Xian_ Ya_ Zhui_ Lei_ A_ Kong_ Ta_ Kun_ Du_ Wei_
      Chui_ Zi_ Zheng_ Ben_ Nie_ Cong_ Qun_ Tan_ Ding_ Qi_ Qian_ Zhuo_ Qi_ Yu_ Jin_ Guan_ Mao_ Chang_ Tian_ Xi_ Lian_ Tao_
      Gu_ Cuo_ Shu_ Zhen_ Lu_ Meng_ Lu_ Hua_ Biao_ Ga_ Lai_ Ken_ Kazari_ Bu_ Nai_ Wan_ Zan_ [?]_ De_ Xian_ [?]_ Huo_ Liang_
      [?]_ Men_ Kai_ Ying_ Di_ Lian_ Guo_ Xian_ Du_ Tu_ Wei_ Cong_ Fu_ Rou_ Ji_ E_ Rou_ Chen_ Ti_ Zha_ Hong_ Yang_ Duan_
      Xia_ Yu_ Keng_ Xing_ Huang_ Wei_ Fu_ Zhao_ Cha_ Qie_ She_ Hong_ Kui_ Tian_ Mou_ Qiao_ Qiao_ Hou_ Tou_ Cong_ Huan_ Ye_
      Min_ Jian_ Duan_ Jian_ Song_ Kui_ Hu_ Xuan_ Duo_ Jie_ Zhen_ Bian_ Zhong_ Zi_ Xiu_ Ye_ Mei_ Pai_ Ai_ Jie_ [?]_ Mei_
      Chuo_ Ta_ Bang_ Xia_ Lian_ Suo_ Xi_ Liu_ Zu_ Ye_ Nou_ Weng_ Rong_ Tang_ Suo_ Qiang_ Ge_ Shuo_ Chui_ Bo_ Pan_ Sa_ Bi_
      Sang_ Gang_ Zi_ Wu_ Ying_ Huang_ Tiao_ Liu_ Kai_ Sun_ Sha_ Sou_ Wan_ Hao_ Zhen_ Zhen_ Luo_ Yi_ Yuan_ Tang_ Nie_ Xi_
      Jia_ Ge_ Ma_ Juan_ Kasugai_ Habaki_ Suo_ [?]_ [?]_ [?]_ Na_ Lu_ Suo_ Ou_ Zu_ Tuan_ Xiu_ Guan_ Xuan_ Lian_ Shou_ Ao_
      Man_ Mo_ Luo_ Bi_ Wei_ Liu_ Di_ Qiao_ Cong_ Yi_ Lu_ Ao_ Keng_ Qiang_ Cui_ Qi_ Chang_ Tang_ Man_ Yong_ Chan_ Feng_
      Jing_ Biao_ Shu_ Lou_ Xiu_ Cong_ Long_ Zan_ Jian_ Cao_ Li_ Xia_ Xi_ Kang_ [?]_ Beng_ [?]_ [?]_ Zheng_ Lu_ Hua_ Ji_ Pu_
      Hui_ Qiang_ Po_ Lin_ Suo_ Xiu_ San_ Cheng_
      """#,
    0x94: #"""
      Kui_ Si_ Liu_ Nao_ Heng_ Pie_ Sui_ Fan_ Qiao_ Quan_ Yang_ Tang_ Xiang_ Jue_ Jiao_ Zun_ Liao_ Jie_ Lao_ Dui_ Tan_ Zan_
      Ji_ Jian_ Zhong_ Deng_ Ya_ Ying_ Dui_ Jue_ Nou_ Ti_ Pu_ Tie_ [?]_ [?]_ Ding_ Shan_ Kai_ Jian_ Fei_ Sui_ Lu_ Juan_ Hui_
      Yu_ Lian_ Zhuo_ Qiao_ Qian_ Zhuo_ Lei_ Bi_ Tie_ Huan_ Ye_ Duo_ Guo_ Dang_ Ju_ Fen_ Da_ Bei_ Yi_ Ai_ Zong_ Xun_ Diao_
      Zhu_ Heng_ Zhui_ Ji_ Nie_ Ta_ Huo_ Qing_ Bin_ Ying_ Kui_ Ning_ Xu_ Jian_ Jian_ Yari_ Cha_ Zhi_ Mie_ Li_ Lei_ Ji_ Zuan_
      Kuang_ Shang_ Peng_ La_ Du_ Shuo_ Chuo_ Lu_ Biao_ Bao_ Lu_ [?]_ [?]_ Long_ E_ Lu_ Xin_ Jian_ Lan_ Bo_ Jian_ Yao_ Chan_
      Xiang_ Jian_ Xi_ Guan_ Cang_ Nie_ Lei_ Cuan_ Qu_ Pan_ Luo_ Zuan_ Luan_ Zao_ Nie_ Jue_ Tang_ Shu_ Lan_ Jin_ Qiu_ Yi_
      Zhen_ Ding_ Zhao_ Po_ Diao_ Tu_ Qian_ Chuan_ Shan_ Ji_ Fan_ Diao_ Men_ Nu_ Xi_ Chai_ Xing_ Gai_ Bu_ Tai_ Ju_ Dun_
      Chao_ Zhong_ Na_ Bei_ Gang_ Ban_ Qian_ Yao_ Qin_ Jun_ Wu_ Gou_ Kang_ Fang_ Huo_ Tou_ Niu_ Ba_ Yu_ Qian_ Zheng_ Qian_
      Gu_ Bo_ E_ Po_ Bu_ Ba_ Yue_ Zuan_ Mu_ Dan_ Jia_ Dian_ You_ Tie_ Bo_ Ling_ Shuo_ Qian_ Liu_ Bao_ Shi_ Xuan_ She_ Bi_
      Ni_ Pi_ Duo_ Xing_ Kao_ Lao_ Er_ Mang_ Ya_ You_ Cheng_ Jia_ Ye_ Nao_ Zhi_ Dang_ Tong_ Lu_ Diao_ Yin_ Kai_ Zha_ Zhu_
      Xian_ Ting_ Diu_ Xian_ Hua_ Quan_ Sha_ Jia_ Yao_ Ge_ Ming_ Zheng_ Se_ Jiao_ Yi_ Chan_ Chong_ Tang_ An_ Yin_ Ru_ Zhu_
      Lao_ Pu_ Wu_ Lai_ Te_ Lian_ Keng_
      """#,
    0x95: #"""
      Xiao_ Suo_ Li_ Zheng_ Chu_ Guo_ Gao_ Tie_ Xiu_ Cuo_ Lue_ Feng_ Xin_ Liu_ Kai_ Jian_ Rui_ Ti_ Lang_ Qian_ Ju_ A_ Qiang_
      Duo_ Tian_ Cuo_ Mao_ Ben_ Qi_ De_ Kua_ Kun_ Chang_ Xi_ Gu_ Luo_ Chui_ Zhui_ Jin_ Zhi_ Xian_ Juan_ Huo_ Pou_ Tan_ Ding_
      Jian_ Ju_ Meng_ Zi_ Qie_ Ying_ Kai_ Qiang_ Song_ E_ Cha_ Qiao_ Zhong_ Duan_ Sou_ Huang_ Huan_ Ai_ Du_ Mei_ Lou_ Zi_
      Fei_ Mei_ Mo_ Zhen_ Bo_ Ge_ Nie_ Tang_ Juan_ Nie_ Na_ Liu_ Hao_ Bang_ Yi_ Jia_ Bin_ Rong_ Biao_ Tang_ Man_ Luo_ Beng_
      Yong_ Jing_ Di_ Zu_ Xuan_ Liu_ Tan_ Jue_ Liao_ Pu_ Lu_ Dui_ Lan_ Pu_ Cuan_ Qiang_ Deng_ Huo_ Lei_ Huan_ Zhuo_ Lian_
      Yi_ Cha_ Biao_ La_ Chan_ Xiang_ Chang_ Chang_ Jiu_ Ao_ Die_ Qu_ Liao_ Mi_ Chang_ Men_ Ma_ Shuan_ Shan_ Huo_ Men_ Yan_
      Bi_ Han_ Bi_ San_ Kai_ Kang_ Beng_ Hong_ Run_ San_ Xian_ Xian_ Jian_ Min_ Xia_ Yuru_ Dou_ Zha_ Nao_ Jian_ Peng_ Xia_
      Ling_ Bian_ Bi_ Run_ He_ Guan_ Ge_ Ge_ Fa_ Chu_ Hong_ Gui_ Min_ Se_ Kun_ Lang_ Lu_ Ting_ Sha_ Ju_ Yue_ Yue_ Chan_ Qu_
      Lin_ Chang_ Shai_ Kun_ Yan_ Min_ Yan_ E_ Hun_ Yu_ Wen_ Xiang_ Bao_ Xiang_ Qu_ Yao_ Wen_ Ban_ An_ Wei_ Yin_ Kuo_ Que_
      Lan_ Du_ [?]_ Phwung_ Tian_ Nie_ Ta_ Kai_ He_ Que_ Chuang_ Guan_ Dou_ Qi_ Kui_ Tang_ Guan_ Piao_ Kan_ Xi_ Hui_ Chan_
      Pi_ Dang_ Huan_ Ta_ Wen_ [?]_ Men_ Shuan_ Shan_ Yan_ Han_ Bi_ Wen_ Chuang_ Run_ Wei_ Xian_ Hong_ Jian_ Min_ Kang_ Men_
      Zha_ Nao_ Gui_ Wen_ Ta_ Min_ Lu_ Kai_
      """#,
    0x96: #"""
      Fa_ Ge_ He_ Kun_ Jiu_ Yue_ Lang_ Du_ Yu_ Yan_ Chang_ Xi_ Wen_ Hun_ Yan_ E_ Chan_ Lan_ Qu_ Hui_ Kuo_ Que_ Ge_ Tian_ Ta_
      Que_ Kan_ Huan_ Fu_ Fu_ Le_ Dui_ Xin_ Qian_ Wu_ Yi_ Tuo_ Yin_ Yang_ Dou_ E_ Sheng_ Ban_ Pei_ Keng_ Yun_ Ruan_ Zhi_ Pi_
      Jing_ Fang_ Yang_ Yin_ Zhen_ Jie_ Cheng_ E_ Qu_ Di_ Zu_ Zuo_ Dian_ Ling_ A_ Tuo_ Tuo_ Po_ Bing_ Fu_ Ji_ Lu_ Long_
      Chen_ Xing_ Duo_ Lou_ Mo_ Jiang_ Shu_ Duo_ Xian_ Er_ Gui_ Yu_ Gai_ Shan_ Xun_ Qiao_ Xing_ Chun_ Fu_ Bi_ Xia_ Shan_
      Sheng_ Zhi_ Pu_ Dou_ Yuan_ Zhen_ Chu_ Xian_ Tou_ Nie_ Yun_ Xian_ Pei_ Pei_ Zou_ Yi_ Dui_ Lun_ Yin_ Ju_ Chui_ Chen_ Pi_
      Ling_ Tao_ Xian_ Lu_ Sheng_ Xian_ Yin_ Zhu_ Yang_ Reng_ Shan_ Chong_ Yan_ Yin_ Yu_ Ti_ Yu_ Long_ Wei_ Wei_ Nie_ Dui_
      Sui_ An_ Huang_ Jie_ Sui_ Yin_ Gai_ Yan_ Hui_ Ge_ Yun_ Wu_ Wei_ Ai_ Xi_ Tang_ Ji_ Zhang_ Dao_ Ao_ Xi_ Yin_ [?]_ Rao_
      Lin_ Tui_ Deng_ Pi_ Sui_ Sui_ Yu_ Xian_ Fen_ Ni_ Er_ Ji_ Dao_ Xi_ Yin_ E_ Hui_ Long_ Xi_ Li_ Li_ Li_ Zhui_ He_ Zhi_
      Zhun_ Jun_ Nan_ Yi_ Que_ Yan_ Qian_ Ya_ Xiong_ Ya_ Ji_ Gu_ Huan_ Zhi_ Gou_ Jun_ Ci_ Yong_ Ju_ Chu_ Hu_ Za_ Luo_ Yu_
      Chou_ Diao_ Sui_ Han_ Huo_ Shuang_ Guan_ Chu_ Za_ Yong_ Ji_ Xi_ Chou_ Liu_ Li_ Nan_ Xue_ Za_ Ji_ Ji_ Yu_ Yu_ Xue_ Na_
      Fou_ Se_ Mu_ Wen_ Fen_ Pang_ Yun_ Li_ Li_ Ang_ Ling_ Lei_ An_ Bao_ Meng_ Dian_ Dang_ Xing_ Wu_ Zhao_
      """#,
    0x97: #"""
      Xu_ Ji_ Mu_ Chen_ Xiao_ Zha_ Ting_ Zhen_ Pei_ Mei_ Ling_ Qi_ Chou_ Huo_ Sha_ Fei_ Weng_ Zhan_ Yin_ Ni_ Chou_ Tun_ Lin_
      [?]_ Dong_ Ying_ Wu_ Ling_ Shuang_ Ling_ Xia_ Hong_ Yin_ Mo_ Mai_ Yun_ Liu_ Meng_ Bin_ Wu_ Wei_ Huo_ Yin_ Xi_ Yi_ Ai_
      Dan_ Deng_ Xian_ Yu_ Lu_ Long_ Dai_ Ji_ Pang_ Yang_ Ba_ Pi_ Wei_ [?]_ Xi_ Ji_ Mai_ Meng_ Meng_ Lei_ Li_ Huo_ Ai_ Fei_
      Dai_ Long_ Ling_ Ai_ Feng_ Li_ Bao_ [?]_ He_ He_ Bing_ Qing_ Qing_ Jing_ Tian_ Zhen_ Jing_ Cheng_ Qing_ Jing_ Jing_
      Dian_ Jing_ Tian_ Fei_ Fei_ Kao_ Mi_ Mian_ Mian_ Pao_ Ye_ Tian_ Hui_ Ye_ Ge_ Ding_ Cha_ Jian_ Ren_ Di_ Du_ Wu_ Ren_
      Qin_ Jin_ Xue_ Niu_ Ba_ Yin_ Sa_ Na_ Mo_ Zu_ Da_ Ban_ Yi_ Yao_ Tao_ Tuo_ Jia_ Hong_ Pao_ Yang_ Tomo_ Yin_ Jia_ Tao_
      Ji_ Xie_ An_ An_ Hen_ Gong_ Kohaze_ Da_ Qiao_ Ting_ Wan_ Ying_ Sui_ Tiao_ Qiao_ Xuan_ Kong_ Beng_ Ta_ Zhang_ Bing_
      Kuo_ Ju_ La_ Xie_ Rou_ Bang_ Yi_ Qiu_ Qiu_ He_ Xiao_ Mu_ Ju_ Jian_ Bian_ Di_ Jian_ On_ Tao_ Gou_ Ta_ Bei_ Xie_ Pan_
      Ge_ Bi_ Kuo_ Tang_ Lou_ Gui_ Qiao_ Xue_ Ji_ Jian_ Jiang_ Chan_ Da_ Huo_ Xian_ Qian_ Du_ Wa_ Jian_ Lan_ Wei_ Ren_ Fu_
      Mei_ Juan_ Ge_ Wei_ Qiao_ Han_ Chang_ [?]_ Rou_ Xun_ She_ Wei_ Ge_ Bei_ Tao_ Gou_ Yun_ [?]_ Bi_ Wei_ Hui_ Du_ Wa_ Du_
      Wei_ Ren_ Fu_ Han_ Wei_ Yun_ Tao_ Jiu_ Jiu_ Xian_ Xie_ Xian_ Ji_ Yin_ Za_ Yun_ Shao_ Le_ Peng_ Heng_ Ying_ Yun_ Peng_
      Yin_ Yin_ Xiang_
      """#,
    0x98: #"""
      Hu_ Ye_ Ding_ Qing_ Pan_ Xiang_ Shun_ Han_ Xu_ Yi_ Xu_ Gu_ Song_ Kui_ Qi_ Hang_ Yu_ Wan_ Ban_ Dun_ Di_ Dan_ Pan_ Po_
      Ling_ Ce_ Jing_ Lei_ He_ Qiao_ E_ E_ Wei_ Jie_ Gua_ Shen_ Yi_ Shen_ Hai_ Dui_ Pian_ Ping_ Lei_ Fu_ Jia_ Tou_ Hui_ Kui_
      Jia_ Le_ Tian_ Cheng_ Ying_ Jun_ Hu_ Han_ Jing_ Tui_ Tui_ Pin_ Lai_ Tui_ Zi_ Zi_ Chui_ Ding_ Lai_ Yan_ Han_ Jian_ Ke_
      Cui_ Jiong_ Qin_ Yi_ Sai_ Ti_ E_ E_ Yan_ Hun_ Kan_ Yong_ Zhuan_ Yan_ Xian_ Xin_ Yi_ Yuan_ Sang_ Dian_ Dian_ Jiang_ Ku_
      Lei_ Liao_ Piao_ Yi_ Man_ Qi_ Rao_ Hao_ Qiao_ Gu_ Xun_ Qian_ Hui_ Zhan_ Ru_ Hong_ Bin_ Xian_ Pin_ Lu_ Lan_ Nie_ Quan_
      Ye_ Ding_ Qing_ Han_ Xiang_ Shun_ Xu_ Xu_ Wan_ Gu_ Dun_ Qi_ Ban_ Song_ Hang_ Yu_ Lu_ Ling_ Po_ Jing_ Jie_ Jia_ Tian_
      Han_ Ying_ Jiong_ Hai_ Yi_ Pin_ Hui_ Tui_ Han_ Ying_ Ying_ Ke_ Ti_ Yong_ E_ Zhuan_ Yan_ E_ Nie_ Man_ Dian_ Sang_ Hao_
      Lei_ Zhan_ Ru_ Pin_ Quan_ Feng_ Biao_ Oroshi_ Fu_ Xia_ Zhan_ Biao_ Sa_ Ba_ Tai_ Lie_ Gua_ Xuan_ Shao_ Ju_ Bi_ Si_ Wei_
      Yang_ Yao_ Sou_ Kai_ Sao_ Fan_ Liu_ Xi_ Liao_ Piao_ Piao_ Liu_ Biao_ Biao_ Biao_ Liao_ [?]_ Se_ Feng_ Biao_ Feng_
      Yang_ Zhan_ Biao_ Sa_ Ju_ Si_ Sou_ Yao_ Liu_ Piao_ Biao_ Biao_ Fei_ Fan_ Fei_ Fei_ Shi_ Shi_ Can_ Ji_ Ding_ Si_ Tuo_
      Zhan_ Sun_ Xiang_ Tun_ Ren_ Yu_ Juan_ Chi_ Yin_ Fan_ Fan_ Sun_ Yin_ Zhu_ Yi_ Zhai_ Bi_ Jie_ Tao_ Liu_ Ci_ Tie_ Si_
      Bao_ Shi_ Duo_
      """#,
    0x99: #"""
      Hai_ Ren_ Tian_ Jiao_ Jia_ Bing_ Yao_ Tong_ Ci_ Xiang_ Yang_ Yang_ Er_ Yan_ Le_ Yi_ Can_ Bo_ Nei_ E_ Bu_ Jun_ Dou_ Su_
      Yu_ Shi_ Yao_ Hun_ Guo_ Shi_ Jian_ Zhui_ Bing_ Xian_ Bu_ Ye_ Tan_ Fei_ Zhang_ Wei_ Guan_ E_ Nuan_ Hun_ Hu_ Huang_ Tie_
      Hui_ Jian_ Hou_ He_ Xing_ Fen_ Wei_ Gu_ Cha_ Song_ Tang_ Bo_ Gao_ Xi_ Kui_ Liu_ Sou_ Tao_ Ye_ Yun_ Mo_ Tang_ Man_ Bi_
      Yu_ Xiu_ Jin_ San_ Kui_ Zhuan_ Shan_ Chi_ Dan_ Yi_ Ji_ Rao_ Cheng_ Yong_ Tao_ Hui_ Xiang_ Zhan_ Fen_ Hai_ Meng_ Yan_
      Mo_ Chan_ Xiang_ Luo_ Zuan_ Nang_ Shi_ Ding_ Ji_ Tuo_ Xing_ Tun_ Xi_ Ren_ Yu_ Chi_ Fan_ Yin_ Jian_ Shi_ Bao_ Si_ Duo_
      Yi_ Er_ Rao_ Xiang_ Jia_ Le_ Jiao_ Yi_ Bing_ Bo_ Dou_ E_ Yu_ Nei_ Jun_ Guo_ Hun_ Xian_ Guan_ Cha_ Kui_ Gu_ Sou_ Chan_
      Ye_ Mo_ Bo_ Liu_ Xiu_ Jin_ Man_ San_ Zhuan_ Nang_ Shou_ Kui_ Guo_ Xiang_ Fen_ Ba_ Ni_ Bi_ Bo_ Tu_ Han_ Fei_ Jian_ An_
      Ai_ Fu_ Xian_ Wen_ Xin_ Fen_ Bin_ Xing_ Ma_ Yu_ Feng_ Han_ Di_ Tuo_ Tuo_ Chi_ Xun_ Zhu_ Zhi_ Pei_ Xin_ Ri_ Sa_ Yin_
      Wen_ Zhi_ Dan_ Lu_ You_ Bo_ Bao_ Kuai_ Tuo_ Yi_ Qu_ [?]_ Qu_ Jiong_ Bo_ Zhao_ Yuan_ Peng_ Zhou_ Ju_ Zhu_ Nu_ Ju_ Pi_
      Zang_ Jia_ Ling_ Zhen_ Tai_ Fu_ Yang_ Shi_ Bi_ Tuo_ Tuo_ Si_ Liu_ Ma_ Pian_ Tao_ Zhi_ Rong_ Teng_ Dong_ Xun_ Quan_
      Shen_ Jiong_ Er_ Hai_ Bo_ Zhu_ Yin_ Luo_ Shuu_ Dan_ Xie_ Liu_ Ju_ Song_ Qin_ Mang_ Liang_ Han_ Tu_ Xuan_ Tui_ Jun_
      """#,
    0x9A: #"""
      E_ Cheng_ Xin_ Ai_ Lu_ Zhui_ Zhou_ She_ Pian_ Kun_ Tao_ Lai_ Zong_ Ke_ Qi_ Qi_ Yan_ Fei_ Sao_ Yan_ Jie_ Yao_ Wu_ Pian_
      Cong_ Pian_ Qian_ Fei_ Huang_ Jian_ Huo_ Yu_ Ti_ Quan_ Xia_ Zong_ Kui_ Rou_ Si_ Gua_ Tuo_ Kui_ Sou_ Qian_ Cheng_ Zhi_
      Liu_ Pang_ Teng_ Xi_ Cao_ Du_ Yan_ Yuan_ Zou_ Sao_ Shan_ Li_ Zhi_ Shuang_ Lu_ Xi_ Luo_ Zhang_ Mo_ Ao_ Can_ Piao_ Cong_
      Qu_ Bi_ Zhi_ Yu_ Xu_ Hua_ Bo_ Su_ Xiao_ Lin_ Chan_ Dun_ Liu_ Tuo_ Zeng_ Tan_ Jiao_ Tie_ Yan_ Luo_ Zhan_ Jing_ Yi_ Ye_
      Tuo_ Bin_ Zou_ Yan_ Peng_ Lu_ Teng_ Xiang_ Ji_ Shuang_ Ju_ Xi_ Huan_ Li_ Biao_ Ma_ Yu_ Tuo_ Xun_ Chi_ Qu_ Ri_ Bo_ Lu_
      Zang_ Shi_ Si_ Fu_ Ju_ Zou_ Zhu_ Tuo_ Nu_ Jia_ Yi_ Tai_ Xiao_ Ma_ Yin_ Jiao_ Hua_ Luo_ Hai_ Pian_ Biao_ Li_ Cheng_
      Yan_ Xin_ Qin_ Jun_ Qi_ Qi_ Ke_ Zhui_ Zong_ Su_ Can_ Pian_ Zhi_ Kui_ Sao_ Wu_ Ao_ Liu_ Qian_ Shan_ Piao_ Luo_ Cong_
      Chan_ Zou_ Ji_ Shuang_ Xiang_ Gu_ Wei_ Wei_ Wei_ Yu_ Gan_ Yi_ Ang_ Tou_ Xie_ Bao_ Bi_ Chi_ Ti_ Di_ Ku_ Hai_ Qiao_ Gou_
      Kua_ Ge_ Tui_ Geng_ Pian_ Bi_ Ke_ Ka_ Yu_ Sui_ Lou_ Bo_ Xiao_ Pang_ Bo_ Ci_ Kuan_ Bin_ Mo_ Liao_ Lou_ Nao_ Du_ Zang_
      Sui_ Ti_ Bin_ Kuan_ Lu_ Gao_ Gao_ Qiao_ Kao_ Qiao_ Lao_ Zao_ Biao_ Kun_ Kun_ Ti_ Fang_ Xiu_ Ran_ Mao_ Dan_ Kun_ Bin_
      Fa_ Tiao_ Peng_ Zi_ Fa_ Ran_ Ti_ Pao_ Pi_ Mao_ Fu_ Er_ Rong_ Qu_ Gong_ Xiu_ Gua_ Ji_ Peng_ Zhua_ Shao_ Sha_
      """#,
    0x9B: #"""
      Ti_ Li_ Bin_ Zong_ Ti_ Peng_ Song_ Zheng_ Quan_ Zong_ Shun_ Jian_ Duo_ Hu_ La_ Jiu_ Qi_ Lian_ Zhen_ Bin_ Peng_ Mo_
      San_ Man_ Man_ Seng_ Xu_ Lie_ Qian_ Qian_ Nong_ Huan_ Kuai_ Ning_ Bin_ Lie_ Rang_ Dou_ Dou_ Nao_ Hong_ Xi_ Dou_ Han_
      Dou_ Dou_ Jiu_ Chang_ Yu_ Yu_ Li_ Juan_ Fu_ Qian_ Gui_ Zong_ Liu_ Gui_ Shang_ Yu_ Gui_ Mei_ Ji_ Qi_ Jie_ Kui_ Hun_ Ba_
      Po_ Mei_ Xu_ Yan_ Xiao_ Liang_ Yu_ Tui_ Qi_ Wang_ Liang_ Wei_ Jian_ Chi_ Piao_ Bi_ Mo_ Ji_ Xu_ Chou_ Yan_ Zhan_ Yu_
      Dao_ Ren_ Ji_ Eri_ Gong_ Tuo_ Diao_ Ji_ Xu_ E_ E_ Sha_ Hang_ Tun_ Mo_ Jie_ Shen_ Fan_ Yuan_ Bi_ Lu_ Wen_ Hu_ Lu_ Za_
      Fang_ Fen_ Na_ You_ Namazu_ Todo_ He_ Xia_ Qu_ Han_ Pi_ Ling_ Tuo_ Bo_ Qiu_ Ping_ Fu_ Bi_ Ji_ Wei_ Ju_ Diao_ Bo_ You_
      Gun_ Pi_ Nian_ Xing_ Tai_ Bao_ Fu_ Zha_ Ju_ Gu_ Kajika_ Tong_ [?]_ Ta_ Jie_ Shu_ Hou_ Xiang_ Er_ An_ Wei_ Tiao_ Zhu_
      Yin_ Lie_ Luo_ Tong_ Yi_ Qi_ Bing_ Wei_ Jiao_ Bu_ Gui_ Xian_ Ge_ Hui_ Bora_ Mate_ Kao_ Gori_ Duo_ Jun_ Ti_ Man_ Xiao_
      Za_ Sha_ Qin_ Yu_ Nei_ Zhe_ Gun_ Geng_ Su_ Wu_ Qiu_ Ting_ Fu_ Wan_ You_ Li_ Sha_ Sha_ Gao_ Meng_ Ugui_ Asari_
      Subashiri_ Kazunoko_ Yong_ Ni_ Zi_ Qi_ Qing_ Xiang_ Nei_ Chun_ Ji_ Diao_ Qie_ Gu_ Zhou_ Dong_ Lai_ Fei_ Ni_ Yi_ Kun_
      Lu_ Jiu_ Chang_ Jing_ Lun_ Ling_ Zou_ Li_ Meng_ Zong_ Zhi_ Nian_ Shachi_ Dojou_ Sukesou_ Shi_ Shen_ Hun_ Shi_ Hou_
      Xing_ Zhu_ La_ Zong_ Ji_ Bian_ Bian_
      """#,
    0x9C: #"""
      Huan_ Quan_ Ze_ Wei_ Wei_ Yu_ Qun_ Rou_ Die_ Huang_ Lian_ Yan_ Qiu_ Qiu_ Jian_ Bi_ E_ Yang_ Fu_ Sai_ Jian_ Xia_ Tuo_
      Hu_ Muroaji_ Ruo_ Haraka_ Wen_ Jian_ Hao_ Wu_ Fang_ Sao_ Liu_ Ma_ Shi_ Shi_ Yin_ Z_ Teng_ Ta_ Yao_ Ge_ Rong_ Qian_ Qi_
      Wen_ Ruo_ Hatahata_ Lian_ Ao_ Le_ Hui_ Min_ Ji_ Tiao_ Qu_ Jian_ Sao_ Man_ Xi_ Qiu_ Biao_ Ji_ Ji_ Zhu_ Jiang_ Qiu_
      Zhuan_ Yong_ Zhang_ Kang_ Xue_ Bie_ Jue_ Qu_ Xiang_ Bo_ Jiao_ Xun_ Su_ Huang_ Zun_ Shan_ Shan_ Fan_ Jue_ Lin_ Xun_
      Miao_ Xi_ Eso_ Kyou_ Fen_ Guan_ Hou_ Kuai_ Zei_ Sao_ Zhan_ Gan_ Gui_ Sheng_ Li_ Chang_ Hatahata_ Shiira_ Mutsu_ Ru_
      Ji_ Xu_ Huo_ Shiira_ Li_ Lie_ Li_ Mie_ Zhen_ Xiang_ E_ Lu_ Guan_ Li_ Xian_ Yu_ Dao_ Ji_ You_ Tun_ Lu_ Fang_ Ba_ He_
      Bo_ Ping_ Nian_ Lu_ You_ Zha_ Fu_ Bo_ Bao_ Hou_ Pi_ Tai_ Gui_ Jie_ Kao_ Wei_ Er_ Tong_ Ze_ Hou_ Kuai_ Ji_ Jiao_ Xian_
      Za_ Xiang_ Xun_ Geng_ Li_ Lian_ Jian_ Li_ Shi_ Tiao_ Gun_ Sha_ Wan_ Jun_ Ji_ Yong_ Qing_ Ling_ Qi_ Zou_ Fei_ Kun_
      Chang_ Gu_ Ni_ Nian_ Diao_ Jing_ Shen_ Shi_ Zi_ Fen_ Die_ Bi_ Chang_ Shi_ Wen_ Wei_ Sai_ E_ Qiu_ Fu_ Huang_ Quan_
      Jiang_ Bian_ Sao_ Ao_ Qi_ Ta_ Yin_ Yao_ Fang_ Jian_ Le_ Biao_ Xue_ Bie_ Man_ Min_ Yong_ Wei_ Xi_ Jue_ Shan_ Lin_ Zun_
      Huo_ Gan_ Li_ Zhan_ Guan_ Niao_ Yi_ Fu_ Li_ Jiu_ Bu_ Yan_ Fu_ Diao_ Ji_ Feng_ Nio_ Gan_ Shi_ Feng_ Ming_ Bao_ Yuan_
      Zhi_ Hu_ Qin_ Fu_ Fen_ Wen_ Jian_ Shi_ Yu_
      """#,
    0x9D: #"""
      Fou_ Yiao_ Jue_ Jue_ Pi_ Huan_ Zhen_ Bao_ Yan_ Ya_ Zheng_ Fang_ Feng_ Wen_ Ou_ Te_ Jia_ Nu_ Ling_ Mie_ Fu_ Tuo_ Wen_
      Li_ Bian_ Zhi_ Ge_ Yuan_ Zi_ Qu_ Xiao_ Zhi_ Dan_ Ju_ You_ Gu_ Zhong_ Yu_ Yang_ Rong_ Ya_ Tie_ Yu_ Shigi_ Ying_ Zhui_
      Wu_ Er_ Gua_ Ai_ Zhi_ Yan_ Heng_ Jiao_ Ji_ Lie_ Zhu_ Ren_ Yi_ Hong_ Luo_ Ru_ Mou_ Ge_ Ren_ Jiao_ Xiu_ Zhou_ Zhi_ Luo_
      Chidori_ Toki_ Ten_ Luan_ Jia_ Ji_ Yu_ Huan_ Tuo_ Bu_ Wu_ Juan_ Yu_ Bo_ Xun_ Xun_ Bi_ Xi_ Jun_ Ju_ Tu_ Jing_ Ti_ E_ E_
      Kuang_ Hu_ Wu_ Shen_ Lai_ Ikaruga_ Kakesu_ Lu_ Ping_ Shu_ Fu_ An_ Zhao_ Peng_ Qin_ Qian_ Bei_ Diao_ Lu_ Que_ Jian_ Ju_
      Tu_ Ya_ Yuan_ Qi_ Li_ Ye_ Zhui_ Kong_ Zhui_ Kun_ Sheng_ Qi_ Jing_ Yi_ Yi_ Jing_ Zi_ Lai_ Dong_ Qi_ Chun_ Geng_ Ju_ Qu_
      Isuka_ Kikuitadaki_ Ji_ Shu_ [?]_ Chi_ Miao_ Rou_ An_ Qiu_ Ti_ Hu_ Ti_ E_ Jie_ Mao_ Fu_ Chun_ Tu_ Yan_ He_ Yuan_ Pian_
      Yun_ Mei_ Hu_ Ying_ Dun_ Mu_ Ju_ Tsugumi_ Cang_ Fang_ Gu_ Ying_ Yuan_ Xuan_ Weng_ Shi_ He_ Chu_ Tang_ Xia_ Ruo_ Liu_
      Ji_ Gu_ Jian_ Zhun_ Han_ Zi_ Zi_ Ni_ Yao_ Yan_ Ji_ Li_ Tian_ Kou_ Ti_ Ti_ Ni_ Tu_ Ma_ Jiao_ Gao_ Tian_ Chen_ Li_
      Zhuan_ Zhe_ Ao_ Yao_ Yi_ Ou_ Chi_ Zhi_ Liao_ Rong_ Lou_ Bi_ Shuang_ Zhuo_ Yu_ Wu_ Jue_ Yin_ Quan_ Si_ Jiao_ Yi_ Hua_
      Bi_ Ying_ Su_ Huang_ Fan_ Jiao_ Liao_ Yan_ Kao_ Jiu_ Xian_ Xian_ Tu_ Mai_ Zun_ Yu_ Ying_ Lu_ Tuan_ Xian_ Xue_ Yi_ Pi_
      """#,
    0x9E: #"""
      Shu_ Luo_ Qi_ Yi_ Ji_ Zhe_ Yu_ Zhan_ Ye_ Yang_ Pi_ Ning_ Huo_ Mi_ Ying_ Meng_ Di_ Yue_ Yu_ Lei_ Bao_ Lu_ He_ Long_
      Shuang_ Yue_ Ying_ Guan_ Qu_ Li_ Luan_ Niao_ Jiu_ Ji_ Yuan_ Ming_ Shi_ Ou_ Ya_ Cang_ Bao_ Zhen_ Gu_ Dong_ Lu_ Ya_
      Xiao_ Yang_ Ling_ Zhi_ Qu_ Yuan_ Xue_ Tuo_ Si_ Zhi_ Er_ Gua_ Xiu_ Heng_ Zhou_ Ge_ Luan_ Hong_ Wu_ Bo_ Li_ Juan_ Hu_ E_
      Yu_ Xian_ Ti_ Wu_ Que_ Miao_ An_ Kun_ Bei_ Peng_ Qian_ Chun_ Geng_ Yuan_ Su_ Hu_ He_ E_ Gu_ Qiu_ Zi_ Mei_ Mu_ Ni_ Yao_
      Weng_ Liu_ Ji_ Ni_ Jian_ He_ Yi_ Ying_ Zhe_ Liao_ Liao_ Jiao_ Jiu_ Yu_ Lu_ Xuan_ Zhan_ Ying_ Huo_ Meng_ Guan_ Shuang_
      Lu_ Jin_ Ling_ Jian_ Xian_ Cuo_ Jian_ Jian_ Yan_ Cuo_ Lu_ You_ Cu_ Ji_ Biao_ Cu_ Biao_ Zhu_ Jun_ Zhu_ Jian_ Mi_ Mi_
      Wu_ Liu_ Chen_ Jun_ Lin_ Ni_ Qi_ Lu_ Jiu_ Jun_ Jing_ Li_ Xiang_ Yan_ Jia_ Mi_ Li_ She_ Zhang_ Lin_ Jing_ Ji_ Ling_
      Yan_ Cu_ Mai_ Mai_ Ge_ Chao_ Fu_ Mian_ Mian_ Fu_ Pao_ Qu_ Qu_ Mou_ Fu_ Xian_ Lai_ Qu_ Mian_ [?]_ Feng_ Fu_ Qu_ Mian_
      Ma_ Mo_ Mo_ Hui_ Ma_ Zou_ Nen_ Fen_ Huang_ Huang_ Jin_ Guang_ Tian_ Tou_ Heng_ Xi_ Kuang_ Heng_ Shu_ Li_ Nian_ Chi_
      Hei_ Hei_ Yi_ Qian_ Dan_ Xi_ Tuan_ Mo_ Mo_ Qian_ Dai_ Chu_ You_ Dian_ Yi_ Xia_ Yan_ Qu_ Mei_ Yan_ Jing_ Yu_ Li_ Dang_
      Du_ Can_ Yin_ An_ Yan_ Tan_ An_ Zhen_ Dai_ Can_ Yi_ Mei_ Dan_ Yan_ Du_ Lu_ Zhi_ Fen_ Fu_ Fu_ Min_ Min_ Yuan_
      """#,
    0x9F: #"""
      Cu_ Qu_ Chao_ Wa_ Zhu_ Zhi_ Mang_ Ao_ Bie_ Tuo_ Bi_ Yuan_ Chao_ Tuo_ Ding_ Mi_ Nai_ Ding_ Zi_ Gu_ Gu_ Dong_ Fen_ Tao_
      Yuan_ Pi_ Chang_ Gao_ Qi_ Yuan_ Tang_ Teng_ Shu_ Shu_ Fen_ Fei_ Wen_ Ba_ Diao_ Tuo_ Tong_ Qu_ Sheng_ Shi_ You_ Shi_
      Ting_ Wu_ Nian_ Jing_ Hun_ Ju_ Yan_ Tu_ Ti_ Xi_ Xian_ Yan_ Lei_ Bi_ Yao_ Qiu_ Han_ Wu_ Wu_ Hou_ Xi_ Ge_ Zha_ Xiu_
      Weng_ Zha_ Nong_ Nang_ Qi_ Zhai_ Ji_ Zi_ Ji_ Ji_ Qi_ Ji_ Chi_ Chen_ Chen_ He_ Ya_ Ken_ Xie_ Pao_ Cuo_ Shi_ Zi_ Chi_
      Nian_ Ju_ Tiao_ Ling_ Ling_ Chu_ Quan_ Xie_ Ken_ Nie_ Jiu_ Yao_ Chuo_ Kun_ Yu_ Chu_ Yi_ Ni_ Cuo_ Zou_ Qu_ Nen_ Xian_
      Ou_ E_ Wo_ Yi_ Chuo_ Zou_ Dian_ Chu_ Jin_ Ya_ Chi_ Chen_ He_ Ken_ Ju_ Ling_ Pao_ Tiao_ Zi_ Ken_ Yu_ Chuo_ Qu_ Wo_
      Long_ Pang_ Gong_ Pang_ Yan_ Long_ Long_ Gong_ Kan_ Ta_ Ling_ Ta_ Long_ Gong_ Kan_ Gui_ Qiu_ Bie_ Gui_ Yue_ Chui_ He_
      Jue_ Xie_ Yu_ [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?]
      """#,
    0xA0: #"""
      it ix i ip iet iex ie iep at ax a ap uox uo uop ot ox o op ex e wu bit bix bi bip biet biex bie biep bat bax ba bap
      buox buo buop bot box bo bop bex be bep but bux bu bup burx bur byt byx by byp byrx byr pit pix pi pip piex pie piep
      pat pax pa pap puox puo puop pot pox po pop put pux pu pup purx pur pyt pyx py pyp pyrx pyr bbit bbix bbi bbip bbiet
      bbiex bbie bbiep bbat bbax bba bbap bbuox bbuo bbuop bbot bbox bbo bbop bbex bbe bbep bbut bbux bbu bbup bburx bbur
      bbyt bbyx bby bbyp nbit nbix nbi nbip nbiex nbie nbiep nbat nbax nba nbap nbot nbox nbo nbop nbut nbux nbu nbup nburx
      nbur nbyt nbyx nby nbyp nbyrx nbyr hmit hmix hmi hmip hmiex hmie hmiep hmat hmax hma hmap hmuox hmuo hmuop hmot hmox
      hmo hmop hmut hmux hmu hmup hmurx hmur hmyx hmy hmyp hmyrx hmyr mit mix mi mip miex mie miep mat max ma map muot muox
      muo muop mot mox mo mop mex me mut mux mu mup murx mur myt myx my myp fit fix fi fip fat fax fa fap fox fo fop fut fux
      fu fup furx fur fyt fyx fy fyp vit vix vi vip viet viex vie viep vat vax va vap vot vox vo vop vex vep vut vux vu vup
      vurx vur vyt vyx vy vyp vyrx vyr
      """#,
    0xA1: #"""
      dit dix di dip diex die diep dat dax da dap duox duo dot dox do dop dex de dep dut dux du dup durx dur tit tix ti tip
      tiex tie tiep tat tax ta tap tuot tuox tuo tuop tot tox to top tex te tep tut tux tu tup turx tur ddit ddix ddi ddip
      ddiex ddie ddiep ddat ddax dda ddap dduox dduo dduop ddot ddox ddo ddop ddex dde ddep ddut ddux ddu ddup ddurx ddur
      ndit ndix ndi ndip ndiex ndie ndat ndax nda ndap ndot ndox ndo ndop ndex nde ndep ndut ndux ndu ndup ndurx ndur hnit
      hnix hni hnip hniet hniex hnie hniep hnat hnax hna hnap hnuox hnuo hnot hnox hnop hnex hne hnep hnut nit nix ni nip
      niex nie niep nax na nap nuox nuo nuop not nox no nop nex ne nep nut nux nu nup nurx nur hlit hlix hli hlip hliex hlie
      hliep hlat hlax hla hlap hluox hluo hluop hlox hlo hlop hlex hle hlep hlut hlux hlu hlup hlurx hlur hlyt hlyx hly hlyp
      hlyrx hlyr lit lix li lip liet liex lie liep lat lax la lap luot luox luo luop lot lox lo lop lex le lep lut lux lu
      lup lurx lur lyt lyx ly lyp lyrx lyr git gix gi gip giet giex gie giep gat gax ga gap guot guox guo guop got gox go
      gop get gex ge gep gut gux gu gup gurx gur kit kix ki kip kiex kie kiep kat
      """#,
    0xA2: #"""
      kax ka kap kuox kuo kuop kot kox ko kop ket kex ke kep kut kux ku kup kurx kur ggit ggix ggi ggiex ggie ggiep ggat
      ggax gga ggap gguot gguox gguo gguop ggot ggox ggo ggop gget ggex gge ggep ggut ggux ggu ggup ggurx ggur mgiex mgie
      mgat mgax mga mgap mguox mguo mguop mgot mgox mgo mgop mgex mge mgep mgut mgux mgu mgup mgurx mgur hxit hxix hxi hxip
      hxiet hxiex hxie hxiep hxat hxax hxa hxap hxuot hxuox hxuo hxuop hxot hxox hxo hxop hxex hxe hxep ngiex ngie ngiep
      ngat ngax nga ngap nguot nguox nguo ngot ngox ngo ngop ngex nge ngep hit hiex hie hat hax ha hap huot huox huo huop
      hot hox ho hop hex he hep wat wax wa wap wuox wuo wuop wox wo wop wex we wep zit zix zi zip ziex zie ziep zat zax za
      zap zuox zuo zuop zot zox zo zop zex ze zep zut zux zu zup zurx zur zyt zyx zy zyp zyrx zyr cit cix ci cip ciet ciex
      cie ciep cat cax ca cap cuox cuo cuop cot cox co cop cex ce cep cut cux cu cup curx cur cyt cyx cy cyp cyrx cyr zzit
      zzix zzi zzip zziet zziex zzie zziep zzat zzax zza zzap zzox zzo zzop zzex zze zzep zzux zzu zzup zzurx zzur zzyt zzyx
      zzy zzyp zzyrx zzyr nzit nzix nzi nzip nziex nzie nziep nzat nzax nza nzap nzuox nzuo nzox nzop nzex nze nzux nzu
      """#,
    0xA3: #"""
      nzup nzurx nzur nzyt nzyx nzy nzyp nzyrx nzyr sit six si sip siex sie siep sat sax sa sap suox suo suop sot sox so sop
      sex se sep sut sux su sup surx sur syt syx sy syp syrx syr ssit ssix ssi ssip ssiex ssie ssiep ssat ssax ssa ssap ssot
      ssox sso ssop ssex sse ssep ssut ssux ssu ssup ssyt ssyx ssy ssyp ssyrx ssyr zhat zhax zha zhap zhuox zhuo zhuop zhot
      zhox zho zhop zhet zhex zhe zhep zhut zhux zhu zhup zhurx zhur zhyt zhyx zhy zhyp zhyrx zhyr chat chax cha chap chuot
      chuox chuo chuop chot chox cho chop chet chex che chep chux chu chup churx chur chyt chyx chy chyp chyrx chyr rrax rra
      rruox rruo rrot rrox rro rrop rret rrex rre rrep rrut rrux rru rrup rrurx rrur rryt rryx rry rryp rryrx rryr nrat nrax
      nra nrap nrox nro nrop nret nrex nre nrep nrut nrux nru nrup nrurx nrur nryt nryx nry nryp nryrx nryr shat shax sha
      shap shuox shuo shuop shot shox sho shop shet shex she shep shut shux shu shup shurx shur shyt shyx shy shyp shyrx
      shyr rat rax ra rap ruox ruo ruop rot rox ro rop rex re rep rut rux ru rup rurx rur ryt ryx ry ryp ryrx ryr jit jix ji
      jip jiet jiex jie jiep juot juox juo juop jot jox jo jop jut jux ju jup jurx jur jyt jyx jy jyp jyrx jyr qit qix qi
      qip
      """#,
    0xA4: #"""
      qiet qiex qie qiep quot quox quo quop qot qox qo qop qut qux qu qup qurx qur qyt qyx qy qyp qyrx qyr jjit jjix jji
      jjip jjiet jjiex jjie jjiep jjuox jjuo jjuop jjot jjox jjo jjop jjut jjux jju jjup jjurx jjur jjyt jjyx jjy jjyp njit
      njix nji njip njiet njiex njie njiep njuox njuo njot njox njo njop njux nju njup njurx njur njyt njyx njy njyp njyrx
      njyr nyit nyix nyi nyip nyiet nyiex nyie nyiep nyuox nyuo nyuop nyot nyox nyo nyop nyut nyux nyu nyup xit xix xi xip
      xiet xiex xie xiep xuox xuo xot xox xo xop xyt xyx xy xyp xyrx xyr yit yix yi yip yiet yiex yie yiep yuot yuox yuo
      yuop yot yox yo yop yut yux yu yup yurx yur yyt yyx yy yyp yyrx yyr [?] [?] [?] Qot Li Kit Nyip Cyp Ssi Ggop Gep Mi
      Hxit Lyr Bbut Mop Yo Put Hxuo Tat Ga [?] [?] Ddur Bur Gguo Nyop Tu Op Jjut Zot Pyt Hmo Yit Vur Shy Vep Za Jo [?] Jjy
      Got Jjie Wo Du Shur Lie Cy Cuop Cip Hxop Shat [?] Shop Che Zziet [?] Ke [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0xF9: #"""
      Kay_ Kayng_ Ke_ Ko_ Kol_ Koc_ Kwi_ Kwi_ Kyun_ Kul_ Kum_ Na_ Na_ Na_ La_ Na_ Na_ Na_ Na_ Na_ Nak_ Nak_ Nak_ Nak_ Nak_
      Nak_ Nak_ Nan_ Nan_ Nan_ Nan_ Nan_ Nan_ Nam_ Nam_ Nam_ Nam_ Nap_ Nap_ Nap_ Nang_ Nang_ Nang_ Nang_ Nang_ Nay_ Nayng_
      No_ No_ No_ No_ No_ No_ No_ No_ No_ No_ No_ No_ Nok_ Nok_ Nok_ Nok_ Nok_ Nok_ Non_ Nong_ Nong_ Nong_ Nong_ Noy_ Noy_
      Noy_ Noy_ Nwu_ Nwu_ Nwu_ Nwu_ Nwu_ Nwu_ Nwu_ Nwu_ Nuk_ Nuk_ Num_ Nung_ Nung_ Nung_ Nung_ Nung_ Twu_ La_ Lak_ Lak_ Lan_
      Lyeng_ Lo_ Lyul_ Li_ Pey_ Pen_ Pyen_ Pwu_ Pwul_ Pi_ Sak_ Sak_ Sam_ Sayk_ Sayng_ Sep_ Sey_ Sway_ Sin_ Sim_ Sip_ Ya_
      Yak_ Yak_ Yang_ Yang_ Yang_ Yang_ Yang_ Yang_ Yang_ Yang_ Ye_ Ye_ Ye_ Ye_ Ye_ Ye_ Ye_ Ye_ Ye_ Ye_ Ye_ Yek_ Yek_ Yek_
      Yek_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yen_ Yel_ Yel_ Yel_ Yel_ Yel_ Yel_ Yem_ Yem_
      Yem_ Yem_ Yem_ Yep_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yeng_ Yey_ Yey_ Yey_ Yey_
      O_ Yo_ Yo_ Yo_ Yo_ Yo_ Yo_ Yo_ Yo_ Yo_ Yo_ Yong_ Wun_ Wen_ Yu_ Yu_ Yu_ Yu_ Yu_ Yu_ Yu_ Yu_ Yu_ Yu_ Yuk_ Yuk_ Yuk_ Yun_
      Yun_ Yun_ Yun_ Yul_ Yul_ Yul_ Yul_ Yung_ I_ I_ I_ I_ I_ I_ I_ I_ I_ I_ I_ I_ I_ I_ Ik_ Ik_ In_ In_ In_ In_ In_ In_ In_
      Im_ Im_ Im_ Ip_ Ip_ Ip_ Cang_ Cek_ Ci_ Cip_ Cha_ Chek_
      """#,
    0xFA: #"""
      Chey_ Thak_ Thak_ Thang_ Thayk_ Thong_ Pho_ Phok_ Hang_ Hang_ Hyen_ Hwak_ Wu_ Huo_ [?]_ [?]_ Zhong_ [?]_ Qing_ [?]_
      [?]_ Xi_ Zhu_ Yi_ Li_ Shen_ Xiang_ Fu_ Jing_ Jing_ Yu_ [?]_ Hagi_ [?]_ Zhu_ [?]_ [?]_ Yi_ Du_ [?]_ [?]_ [?]_ Fan_ Si_
      Guan_ [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0xFB: #"""
      ff fi fl ffi ffl st st [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] mn me mi vn mkh [?] [?] [?] [?] [?] yi . ay ` .
      d h k l m m t + sh s sh s a a . b g d h v z [?] t y k k l [?] l [?] n n [?] p p [?] ts ts r sh t vo b k p l . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      """#,
    0xFD: #"""
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . [?] [?] . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] . . . . . . . . . . . . [?] [?] [?]
      """#,
    0xFE: #"""
      [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?]
      [?] [?] [?] . . . ~ [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] .. -- - \_ \_ ( )_ { }_ [ ]_ [( )]_ << >>_ < >_ [
      ]_ { } [?] [?] [?] [?] . . . . . . . , , \. . ; : ? ! - ( ) { } { } # & * + - < > = . \\ $ % @ [?] [?] [?] [?] . . .
      [?] . [?] . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
      . . . . . . . . . . . . . . . . . . . . . . [?] [?]
      """#,
    0xFF: #"""
      [?] ! " # $ % & ' ( ) * + , - \. / 0 1 2 3 4 5 6 7 8 9 : ; < = > ? @ A B C D E F G H I J K L M N O P Q R S T U V W X Y
      Z [ \\ ] ^ \_ ` a b c d e f g h i j k l m n o p q r s t u v w x y z { | } ~ [?] [?] \. [ ] , * wo a i u e o ya yu yo
      tu + a i u e o ka ki ku ke ko sa si su se so ta ti tu te to na ni nu ne no ha hi hu he ho ma mi mu me mo ya yu yo ra
      ri ru re ro wa n : ; . g gg gs n nj nh d dd r lg lm lb ls lt lp rh m b bb bs s ss . j jj c k t p h [?] [?] [?] a ae ya
      yae eo e [?] [?] yeo ye o wa wae oe [?] [?] yo u weo we wi yu [?] [?] eu yi i [?] [?] [?] /C PS ! - | Y= W= [?] | - |
      - | # O [?] [?] [?] [?] [?] [?] [?] [?] [?] [?] { | }
      """#,
  ]
}
