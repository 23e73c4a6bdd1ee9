;; One pass over JSON text in UTF-8, piece by piece: see outline.ts, which calls it. Stops at the first byte that is no JSON
;; (RFC 8259); of numbers it knows their characters only. In WebAssembly because it reads every byte of every input once: V8
;; runs it at full speed from the first byte, and can look at sixteen bytes at a time.
(module
  (memory (export "memory") 5)

  ;; Where things are in memory. The byte after a piece must be 0: it ends runs of spaces and digits.
  (global $starts i32 (i32.const 0x4040)) ;; of the open containers near the root
  (global $LINES (export "LINES") i32 (i32.const 0x5000)) ;; where lines begin: 4 bytes each
  (global $ENDS (export "ENDS") i32 (i32.const 0x15000)) ;; where large containers begin and end: 8 bytes each
  (global $NUMBERS (export "NUMBERS") i32 (i32.const 0x35000)) ;; where numbers begin whose text may not survive: 4 bytes each
  (global $outer i32 (i32.const 0x45000)) ;; what may follow each open container: 1 byte each
  (global $CLASSES (export "CLASSES") i32 (i32.const 0x47000)) ;; the class of each byte, which outline.ts puts there
  (global (export "PIECE") i32 (i32.const 0x4000)) ;; the most bytes of text in a piece, which stands at 0

  ;; What follows the first letter of a literal, up to a 0.
  (data (i32.const 0x47100) "rue\00")
  (data (i32.const 0x47108) "alse\00")
  (data (i32.const 0x47110) "ull\00")

  ;; How many were found in the piece.
  (global $lines (export "lines") (mut i32) (i32.const 0))
  (global $ends (export "ends") (mut i32) (i32.const 0))
  (global $numbers (export "numbers") (mut i32) (i32.const 0))

  ;; What may come next, one bit each.
  (global $VALUE i32 (i32.const 1))
  (global $ITEM i32 (i32.const 2)) ;; the first of an array, or its end
  (global $NAME i32 (i32.const 4))
  (global $MEMBER i32 (i32.const 8)) ;; the name of the first of an object, or its end
  (global $COLON i32 (i32.const 16))
  (global $ITEMS_END i32 (i32.const 32)) ;; or a comma
  (global $MEMBERS_END i32 (i32.const 64)) ;; or a comma
  (global $NOTHING (export "NOTHING") i32 (i32.const 128))

  ;; What goes on from one piece to the next.
  (global $escapes (export "escapes") (mut i32) (i32.const 0)) ;; how many escapes by number (\u0041) there were
  (global $members (export "members") (mut i32) (i32.const 0)) ;; how many members all objects have together
  (global $next (export "next") (mut i32) (i32.const 0)) ;; what may come next; 0 once something came that may not
  (global $after (mut i32) (i32.const 0)) ;; what may follow the values of the innermost open container
  (global $deepest (export "deepest") (mut i32) (i32.const 0))
  (global $depth (mut i32) (i32.const 0))
  ;; 0: nothing, 1: a string, 2: a string, behind a backslash, 3: a number, 4: a literal, 5: the digits of an escape
  (global $inside (export "inside") (mut i32) (i32.const 0))
  (global $rest (mut i32) (i32.const 0)) ;; where in memory the rest of the literal stands
  (global $digits (mut i32) (i32.const 0)) ;; how many are left of the escape
  (global $number (mut i32) (i32.const 0)) ;; where the number begins
  (global $doubtful (mut i32) (i32.const 0)) ;; whether it is more than a few digits
  (global $zero (mut i32) (i32.const 0)) ;; whether it begins with 0

  ;; Containers below five levels are small in most documents; shorter ones than 200 bytes are not worth an entry.
  (global $LEVELS i32 (i32.const 5))
  (global $SHORTEST i32 (i32.const 200))
  ;; Deeper text is refused.
  (global $DEEPEST i32 (i32.const 0x2000))
  ;; Integers of at most so many digits print as they were written.
  (global $SAFE_DIGITS i32 (i32.const 15))

  ;; The offset of the next quote, backslash or control character, or one at or beyond the end of the piece.
  (func $stringEnd (param $i i32) (param $length i32) (result i32)
    (local $bytes v128)
    (local $found i32) ;; one bit per byte
    (block $end
      (loop $next
        (br_if $end (i32.ge_s (local.get $i) (local.get $length)))
        (local.set $bytes (v128.load (local.get $i)))
        (local.set $found
          (i8x16.bitmask
            (v128.or
              (v128.or
                (i8x16.eq (local.get $bytes) (v128.const i64x2 0x2222222222222222 0x2222222222222222))
                (i8x16.eq (local.get $bytes) (v128.const i64x2 0x5c5c5c5c5c5c5c5c 0x5c5c5c5c5c5c5c5c)))
              (i8x16.lt_u (local.get $bytes) (v128.const i64x2 0x2020202020202020 0x2020202020202020)))))
        (if (i32.eqz (local.get $found))
          (then
            (local.set $i (i32.add (local.get $i) (i32.const 16)))
            (br $next)))
        (local.set $i (i32.add (local.get $i) (i32.ctz (local.get $found))))))
    (local.get $i))

  ;; The offset after a run of spaces.
  (func $spacesEnd (param $i i32) (result i32)
    (local $others i32) ;; one bit per byte
    (loop $next
      (local.set $others
        (i8x16.bitmask
          (i8x16.ne
            (v128.load (local.get $i))
            (v128.const i64x2 0x2020202020202020 0x2020202020202020))))
      (if (i32.eqz (local.get $others))
        (then
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (br $next))))
    (i32.add (local.get $i) (i32.ctz (local.get $others))))

  ;; The offset after the characters of a number; notes a fraction or an exponent.
  (func $numberEnd (param $i i32) (result i32)
    (local $byte i32)
    (loop $next
      (local.set $byte (i32.load8_u (local.get $i)))
      (if (i32.le_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 9))
        (then
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $next)))
      (if
        (i32.or
          (i32.or
            (i32.eq (local.get $byte) (i32.const 0x2e)) ;; .
            (i32.eq (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x65))) ;; e E
          (i32.or
            (i32.eq (local.get $byte) (i32.const 0x2b)) ;; +
            (i32.eq (local.get $byte) (i32.const 0x2d)))) ;; -
        (then
          (global.set $doubtful (i32.const 1))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $next))))
    (local.get $i))

  ;; $at: offset in the whole text. $next: what may come next; $first: what may come first within; $after: what may follow
  ;; that. What may come next now.
  (func $open (param $at i32) (param $next i32) (param $first i32) (param $after i32) (result i32)
    (if
      (i32.or
        (i32.eqz (i32.and (local.get $next) (i32.or (global.get $VALUE) (global.get $ITEM))))
        (i32.ge_s (global.get $depth) (global.get $DEEPEST)))
      (then (return (i32.const 0))))
    (i32.store8 (i32.add (global.get $outer) (global.get $depth)) (global.get $after))
    (global.set $after (local.get $after))
    (if (i32.lt_s (global.get $depth) (global.get $LEVELS))
      (then
        (i32.store
          (i32.add (global.get $starts) (i32.shl (global.get $depth) (i32.const 2)))
          (local.get $at))))
    (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
    (if (i32.gt_s (global.get $depth) (global.get $deepest))
      (then (global.set $deepest (global.get $depth))))
    (local.get $first))

  ;; $allowed: what lets it close.
  (func $close (param $at i32) (param $next i32) (param $allowed i32) (result i32)
    (local $start i32)
    (local $entry i32)
    (if (i32.eqz (i32.and (local.get $next) (local.get $allowed)))
      (then (return (i32.const 0))))
    (global.set $depth (i32.sub (global.get $depth) (i32.const 1)))
    (global.set $after (i32.load8_u (i32.add (global.get $outer) (global.get $depth))))
    (if (i32.lt_s (global.get $depth) (global.get $LEVELS))
      (then
        (local.set $start
          (i32.load (i32.add (global.get $starts) (i32.shl (global.get $depth) (i32.const 2)))))
        (if (i32.ge_s (i32.sub (local.get $at) (local.get $start)) (global.get $SHORTEST))
          (then
            (local.set $entry (i32.add (global.get $ENDS) (i32.shl (global.get $ends) (i32.const 3))))
            (i32.store (local.get $entry) (local.get $start))
            (i32.store offset=4 (local.get $entry) (i32.add (local.get $at) (i32.const 1)))
            (global.set $ends (i32.add (global.get $ends) (i32.const 1)))))))
    (global.get $after))

  ;; $base: offset of the piece in the whole text; with 0 a new text begins.
  (func (export "scan") (param $length i32) (param $base i32)
    (local $i i32)
    (local $byte i32)
    (local $inside i32)
    (local $next i32)
    (if (i32.eqz (local.get $base))
      (then
        (global.set $depth (i32.const 0))
        (global.set $deepest (i32.const 0))
        (global.set $escapes (i32.const 0))
        (global.set $members (i32.const 0))
        (global.set $next (global.get $VALUE))
        (global.set $after (global.get $NOTHING))
        (global.set $inside (i32.const 0))))
    (local.set $inside (global.get $inside))
    (local.set $next (global.get $next))
    (global.set $lines (i32.const 0))
    (global.set $ends (i32.const 0))
    (global.set $numbers (i32.const 0))
    (block $end
      (block $wrong
        (loop $more
          (br_if $end (i32.ge_s (local.get $i) (local.get $length)))

          (if (i32.eqz (local.get $inside))
            (then
              (local.set $byte (i32.load8_u (local.get $i)))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (block $value (block $n (block $f (block $t (block $number (block $colon (block $comma
                (block $arrayEnd (block $objectEnd (block $array (block $object (block $quote (block $line (block $space
                  (br_table $wrong $space $line $quote $object $array $objectEnd $arrayEnd $comma $colon $number $t $f $n
                    (i32.and
                      (i32.load8_u (i32.add (global.get $CLASSES) (local.get $byte)))
                      (i32.const 0x0f)))
                ) ;; $space
                  (local.set $i (call $spacesEnd (local.get $i)))
                  (br $more)
                ) ;; $line
                  (i32.store
                    (i32.add (global.get $LINES) (i32.shl (global.get $lines) (i32.const 2)))
                    (i32.add (local.get $base) (local.get $i)))
                  (global.set $lines (i32.add (global.get $lines) (i32.const 1)))
                  (local.set $i (call $spacesEnd (local.get $i)))
                  (br $more)
                ) ;; $quote
                  (local.set $inside (i32.const 1))
                  (br_if $value
                    (i32.eqz (i32.and (local.get $next) (i32.or (global.get $NAME) (global.get $MEMBER)))))
                  (local.set $next (global.get $COLON))
                  (br $more)
                ) ;; $object
                  (local.set $next
                    (call $open (i32.sub (i32.add (local.get $base) (local.get $i)) (i32.const 1))
                      (local.get $next) (global.get $MEMBER) (global.get $MEMBERS_END)))
                  (br_if $more (local.get $next))
                  (br $wrong)
                ) ;; $array
                  (local.set $next
                    (call $open (i32.sub (i32.add (local.get $base) (local.get $i)) (i32.const 1))
                      (local.get $next) (global.get $ITEM) (global.get $ITEMS_END)))
                  (br_if $more (local.get $next))
                  (br $wrong)
                ) ;; $objectEnd
                  (local.set $next
                    (call $close (i32.sub (i32.add (local.get $base) (local.get $i)) (i32.const 1))
                      (local.get $next) (i32.or (global.get $MEMBER) (global.get $MEMBERS_END))))
                  (br_if $more (local.get $next))
                  (br $wrong)
                ) ;; $arrayEnd
                  (local.set $next
                    (call $close (i32.sub (i32.add (local.get $base) (local.get $i)) (i32.const 1))
                      (local.get $next) (i32.or (global.get $ITEM) (global.get $ITEMS_END))))
                  (br_if $more (local.get $next))
                  (br $wrong)
                ) ;; $comma
                  (br_if $wrong
                    (i32.eqz
                      (i32.and (local.get $next) (i32.or (global.get $ITEMS_END) (global.get $MEMBERS_END)))))
                  (local.set $next
                    (select
                      (global.get $VALUE)
                      (global.get $NAME)
                      (i32.eq (local.get $next) (global.get $ITEMS_END))))
                  (br $more)
                ) ;; $colon
                  (br_if $wrong (i32.ne (local.get $next) (global.get $COLON)))
                  (global.set $members (i32.add (global.get $members) (i32.const 1)))
                  (local.set $next (global.get $VALUE))
                  (br $more)
                ) ;; $number
                  (local.set $inside (i32.const 3))
                  (global.set $number (i32.sub (i32.add (local.get $base) (local.get $i)) (i32.const 1)))
                  ;; Minus zero is one of those that are not kept.
                  (global.set $doubtful (i32.eq (local.get $byte) (i32.const 0x2d)))
                  (global.set $zero (i32.eq (local.get $byte) (i32.const 0x30)))
                  (br $value)
                ) ;; $t
                  (global.set $rest (i32.const 0x47100))
                  (local.set $inside (i32.const 4))
                  (br $value)
                ) ;; $f
                  (global.set $rest (i32.const 0x47108))
                  (local.set $inside (i32.const 4))
                  (br $value)
                ) ;; $n
                  (global.set $rest (i32.const 0x47110))
                  (local.set $inside (i32.const 4))
              ) ;; $value
              (br_if $wrong
                (i32.eqz (i32.and (local.get $next) (i32.or (global.get $VALUE) (global.get $ITEM)))))
              (local.set $next (global.get $after))
              (br $more)))

          (if (i32.eq (local.get $inside) (i32.const 1))
            (then
              (local.set $i (call $stringEnd (local.get $i) (local.get $length)))
              (br_if $end (i32.ge_s (local.get $i) (local.get $length)))
              (local.set $byte (i32.load8_u (local.get $i)))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (local.set $inside (i32.const 0))
              (br_if $more (i32.eq (local.get $byte) (i32.const 0x22)))
              (local.set $inside (i32.const 2))
              (br_if $more (i32.eq (local.get $byte) (i32.const 0x5c)))
              (br $wrong)))

          (if (i32.eq (local.get $inside) (i32.const 3))
            (then
              (local.set $i (call $numberEnd (local.get $i)))
              (br_if $end (i32.ge_s (local.get $i) (local.get $length)))
              (local.set $inside (i32.const 0))
              (local.set $byte (i32.sub (i32.add (local.get $base) (local.get $i)) (global.get $number))) ;; its length
              (if
                (i32.or
                  (i32.or
                    (global.get $doubtful)
                    (i32.and (global.get $zero) (i32.gt_s (local.get $byte) (i32.const 1))))
                  (i32.gt_s (local.get $byte) (global.get $SAFE_DIGITS)))
                (then
                  (i32.store
                    (i32.add (global.get $NUMBERS) (i32.shl (global.get $numbers) (i32.const 2)))
                    (global.get $number))
                  (global.set $numbers (i32.add (global.get $numbers) (i32.const 1)))))
              (br $more)))

          ;; What is left is read byte by byte.
          (local.set $byte (i32.load8_u (local.get $i)))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))

          (if (i32.eq (local.get $inside) (i32.const 2))
            (then
              (local.set $inside (i32.const 1))
              (br_if $more
                (i32.and (i32.load8_u (i32.add (global.get $CLASSES) (local.get $byte))) (i32.const 0x10)))
              (local.set $inside (i32.const 5))
              (global.set $digits (i32.const 4))
              (global.set $escapes (i32.add (global.get $escapes) (i32.const 1)))
              (br_if $more (i32.eq (local.get $byte) (i32.const 0x75))) ;; u
              (br $wrong)))

          (if (i32.eq (local.get $inside) (i32.const 5))
            (then
              (global.set $digits (i32.sub (global.get $digits) (i32.const 1)))
              (if (i32.eqz (global.get $digits))
                (then (local.set $inside (i32.const 1))))
              (br_if $more
                (i32.and (i32.load8_u (i32.add (global.get $CLASSES) (local.get $byte))) (i32.const 0x20)))
              (br $wrong)))

          (br_if $wrong (i32.ne (local.get $byte) (i32.load8_u (global.get $rest))))
          (global.set $rest (i32.add (global.get $rest) (i32.const 1)))
          (if (i32.eqz (i32.load8_u (global.get $rest)))
            (then (local.set $inside (i32.const 0))))
          (br $more)))
      (local.set $next (i32.const 0)))
    (global.set $next (local.get $next))
    (global.set $inside (local.get $inside))))
