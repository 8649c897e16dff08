package anamnesis.source.stripe;
