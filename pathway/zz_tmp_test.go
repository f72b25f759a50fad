package pathway_test
import ("testing";"strings";"github.com/credpath/credpath/credential";"github.com/credpath/credpath/credential/reference")
func TestZZ(t *testing.T){
 c:=reference.Catalog()
 for _,id:=range spine{
  q:=graduate(id,0)
  q.Avoid=func(id credential.ID)bool{ _,ok:=c.Program(id); return ok&&!strings.HasPrefix(string(id),"program/typical/")}
  b:=newBrute(c,q,100)
  q.Avoid=func(id credential.ID)bool{ _,ok:=c.Program(id); p,_:=c.Program(id); return ok&&(!strings.HasPrefix(string(id),"program/typical/") || p.ID=="x") || strings.HasPrefix(string(id),"role/")&&id!="role/medical-coder-outpatient"}
  b2:=newBrute(c,q,100)
  t.Log(id,len(b.steps),len(b2.steps))
 }
 for p:=range c.Programs(){t.Log(p.ID,len(p.Offers))}
}
