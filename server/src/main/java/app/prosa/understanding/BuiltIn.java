package app.prosa.understanding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Entities that every account has, known by their form.
public enum BuiltIn {
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("cnpj")
    CNPJ,
    @JsonProperty("cpf")
    CPF,
    @JsonProperty("money")
    MONEY,
    @JsonProperty("date")
    DATE,
    @JsonProperty("time")
    TIME,
    @JsonProperty("cep")
    CEP,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("number")
    NUMBER;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the value is called in a flow's words.
    public String variable() {
        return switch (this) {
            case EMAIL -> "email";
            case CNPJ -> "cnpj";
            case CPF -> "cpf";
            case MONEY -> "valor";
            case DATE -> "data";
            case TIME -> "hora";
            case CEP -> "cep";
            case PHONE -> "telefone";
            case NUMBER -> "numero";
        };
    }
}
