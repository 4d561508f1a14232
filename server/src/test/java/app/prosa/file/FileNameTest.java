package app.prosa.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contrato.pdf|contrato.pdf",
                "../../etc/passwd|passwd.pdf",
                "..|file.pdf",
                "C:\\Users\\ana\\nota.pdf|nota.pdf",
                "nota.exe|nota.exe.pdf",
                "nota.docx|nota.pdf",
                "NOTA.PDF|NOTA.PDF",
                "pdf|file.pdf",
                ".htaccess|htaccess.pdf",
                "\u200b.htaccess|htaccess.pdf",
                "nota\u202efdp.exe|notafdp.exe.pdf",
                "a:b*c?.pdf|a_b_c_.pdf",
                "con.pdf|_con.pdf",
                "COM1.tar.pdf|_COM1.tar.pdf",
                "ação  final .pdf|ação final.pdf",
                "nota.pdf. .|nota.pdf",
                "nota.pdf::$DATA|nota.pdf__$DATA.pdf"
            })
    void aNameBecomesSafeAndEndsAsItsContentDoes(String raw, String clean) {
        assertThat(FileName.clean(raw, FileType.PDF)).isEqualTo(clean);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        var name = FileName.clean("😀".repeat(200) + ".pdf", FileType.PDF);

        assertThat(name).hasSizeLessThanOrEqualTo(120).endsWith("😀.pdf");
    }

    @Test
    void controlCharactersDisappear() {
        assertThat(FileName.clean("a\0b\r\nc\td.pdf", FileType.PDF)).isEqualTo("abcd.pdf");
    }
}
